"""`python -m bench.load URL COOKIE CLIENTS SECONDS`: clients asking without a pause, each on one
connection; a process of its own, so that asking costs the server's processes nothing but the core.
"""

import http.client
import json
import sys
import threading
import time
from urllib.parse import urlsplit


def main() -> None:
    url, cookie, clients, seconds = sys.argv[1:]
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    taken: list[float] = []
    faults: list[int] = []
    until = time.perf_counter() + float(seconds)

    def client():
        link = http.client.HTTPConnection(parts.hostname, parts.port)
        headers = {"Cookie": cookie, "Accept-Language": "zh-CN"}
        while (began := time.perf_counter()) < until:
            link.request("GET", path, headers=headers)
            answer = link.getresponse()
            answer.read()
            taken.append((time.perf_counter() - began) * 1e3)
            if answer.status != 200:
                faults.append(answer.status)

    threads = [threading.Thread(target=client) for _ in range(int(clients))]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    json.dump({"seconds": time.perf_counter() - began, "ms": taken, "faults": faults}, sys.stdout)


if __name__ == "__main__":
    main()
