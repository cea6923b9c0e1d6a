"""The address the web server answers on: claimed here, handed on as an open socket."""

import socket
import time
import urllib.error
import urllib.request

from .process import StartError

FIRST_PORT, PORTS_TRIED = 8000, 100


def claim(host: str, port: int | None = None) -> socket.socket:
    """A listening socket on `port`, or on the first free one from 8000 on.

    Looking for a free port and binding it later loses a race between two checkouts; and two
    sockets may be bound to one port until the first listens. So it listens already here.
    """
    for number in [port] if port else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, number))
            listener.listen(1024)
        except OSError:
            listener.close()
        else:
            return listener
    raise StartError(f"Port {port or f'{FIRST_PORT} and the next {PORTS_TRIED}'} is taken.")


def await_answer(url: str, seconds: float, alive) -> None:
    """Until `url` answers 200; an error when it does not in time, or `alive()` turns false."""
    # Never through a proxy that the environment names: this is our own machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + seconds
    while True:
        try:
            with opener.open(url, timeout=2):
                return
        except (urllib.error.URLError, OSError) as error:
            if time.monotonic() > deadline or not alive():
                raise StartError(f"{url} does not answer ({error}).") from error
            time.sleep(0.1)
