"""Pictures are not kept as sent: they are decoded and written anew, so that only the picture remains."""

import io

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from core.workflow.errors import Refused

PIXELS_CAP = 25_000_000
_QUALITY = 90


def clean_image(content: bytes) -> bytes:
    """A JPEG or PNG without position, camera, comments, profiles, further frames or appended bytes.

    The size is read from the header and checked before anything is decoded.
    """
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > PIXELS_CAP:
                raise _too_many()
            form = picture.format
            upright = ImageOps.exif_transpose(picture)
            return _write(upright, form)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused(_("The picture cannot be read.")) from error


def _too_many() -> Refused:
    text = _("The picture has more than %(cap)s million pixels.")
    return Refused(text % {"cap": PIXELS_CAP // 1_000_000})


def _write(picture: Image.Image, form: str | None) -> bytes:
    """Onto a new canvas: the old one carries comments and texts along."""
    transparent = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if form == "PNG" and transparent else "RGB"
    plain = Image.new(mode, picture.size)
    plain.paste(picture.convert(mode))
    out = io.BytesIO()
    if form == "JPEG":
        plain.save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        plain.save(out, "PNG")
    return out.getvalue()
