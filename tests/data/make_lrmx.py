"""Make the many LRMX files that other programs would write of one and the same person.

`python -m tests.data.make_lrmx DIR` writes them out to look at; the tests use `variants`.
Every variant says what a reader must make of it: the same content, the named losses and warnings,
or a refusal.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from candidates.formats import lrm, lrmx
from candidates.formats.fields import Unknown

SAMPLE = Path(__file__).with_name("sample.lrmx")
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'


@dataclass(frozen=True)
class Variant:
    data: bytes
    losses: frozenset[str] = frozenset()
    warnings: frozenset[str] = frozenset()
    refused: str = ""
    changed: dict[str, object] = field(default_factory=dict)  # attributes that differ on purpose


def plain(sample: str) -> str:
    """The sample in the writer's own form: nothing to lose."""
    text = re.sub(r"<(\w+)>\s+</\1>", r"<\1></\1>", sample.replace("\r\n", "\n"))
    blank = r"    <Item>\n(?:      <(\w+)></\1>\n){5}    </Item>\n"
    text = re.sub(f"(?:{blank})+(?=  </JiaTing)", "", text)
    return text if text.endswith("\n") else text + "\n"


def variants() -> dict[str, Variant]:
    base = plain(SAMPLE.read_text(encoding="utf-8"))

    def crlf(text: str) -> bytes:
        return text.replace("\n", "\r\n").encode()

    made: dict[str, Variant] = {"as the writer writes": Variant(crlf(base))}

    def add(name: str, text: str, *losses: str, warnings: tuple[str, ...] = (), **rest) -> None:
        made[name] = Variant(crlf(text), frozenset(losses), frozenset(warnings), **rest)

    def raw(name: str, data: bytes, *losses: str, warnings: tuple[str, ...] = (), **rest) -> None:
        made[name] = Variant(data, frozenset(losses), frozenset(warnings), **rest)

    _encodings(base, raw)
    _order(base, add)
    _blanks(base, add)
    _breaks(base, add, raw)
    _markup(base, add)
    _dates(base, add)
    _refused(base, raw)
    made["the sample itself"] = Variant(SAMPLE.read_bytes(), frozenset({"blank", "trailing_items"}))
    return made


def _encodings(base: str, raw: Callable) -> None:
    text = base.replace("\n", "\r\n")
    raw("byte-order mark", b"\xef\xbb\xbf" + text.encode(), "encoding")
    for label, codec in (("GB2312", "gb18030"), ("gbk", "gbk"), ("GB18030", "gb18030")):
        declared = text.replace('encoding="utf-8"', f'encoding="{label}"')
        raw(f"declared and written as {label}", declared.encode(codec), "encoding")
    raw(
        "declared as UTF-8, written as GBK",
        text.encode("gbk"),
        "encoding",
        warnings=("encoding_guessed",),
    )
    raw(
        "declared as GB2312, written as UTF-8",
        text.replace('"utf-8"', '"GB2312"').encode(),
        "encoding",
        warnings=("encoding_guessed",),
    )
    raw("UTF-16 with its mark", text.replace('"utf-8"', '"utf-16"').encode("utf-16"), "encoding")
    raw("no declaration", text.replace(DECLARATION + "\r\n", "").encode())
    raw("declaration in capitals", text.replace('"utf-8"', '"UTF-8"').encode())
    raw("single quotes", text.replace('"1.0" encoding="utf-8"', "'1.0' encoding='utf-8'").encode())


def _order(base: str, add: Callable) -> None:
    resume = _element(base, "JianLi")
    add(
        "résumé before the proposed post",
        base.replace(resume, "").replace("  <NiRenZhiWu>", f"{resume}  <NiRenZhiWu>"),
        "order",
    )
    lines = {name: _element(base, name) for name in ("XingMing", "Version", "MinZu")}
    turned = base.replace(lines["Version"], "").replace(
        "<Person>\n", f"<Person>\n{lines['Version']}"
    )
    add("version first", turned, "order")
    for name, attribute in (
        ("ShenFenZheng", "id_number"),
        ("ZhaoPian", "photo"),
        ("Version", "version"),
        ("JiSuanNianLingShiJian", "age_on"),
    ):
        add(
            f"no {name}", base.replace(_element(base, name), ""), "missing", changed={attribute: ""}
        )
    add(
        "no family element",
        base.replace(_element(base, "JiaTingChengYuan"), ""),
        "missing",
        changed={"family": ()},
    )
    add(
        "an element of another program",
        base.replace("</Person>", "  <GongWuYuanDengJi>甲&amp;乙</GongWuYuanDengJi>\n</Person>"),
        warnings=("unknown_element",),
        changed={"unknown": "<GongWuYuanDengJi>甲&amp;乙</GongWuYuanDengJi>"},
    )
    add(
        "a second name",
        base.replace("</Person>", "  <XingMing>岑曾用</XingMing>\n</Person>"),
        warnings=("repeated_element",),
        changed={"unknown": "<XingMing>岑曾用</XingMing>"},
    )
    add(
        "version empty",
        re.sub("<Version>.*</Version>", "<Version></Version>", base),
        changed={"version": ""},
    )
    add(
        "version 2.0",
        re.sub("<Version>.*</Version>", "<Version>2.0</Version>", base),
        changed={"version": "2.0"},
    )


def _blanks(base: str, add: Callable) -> None:
    empty = "<QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi></QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi>"
    add("empty tags closed at once", base.replace(empty, empty.split(">")[0] + "/>"))
    add("empty tags over two lines", base.replace("></Zheng", ">\n      </Zheng"), "blank")
    add("a full-width blank as value", base.replace("></Zheng", ">\u3000</Zheng"), "blank")
    item = "    <Item>\n      <ChengWei></ChengWei>\n    </Item>\n"
    add(
        "blank family lines at the end",
        base.replace("  </JiaTing", f"{item}{item}  </JiaTing"),
        "trailing_items",
        "missing",
    )
    add("no indentation", re.sub(r"\n +<", "\n<", base))
    add(
        "tabs for indentation",
        re.sub(r"\n( +)<", lambda m: "\n" + "\t" * (len(m[1]) // 2) + "<", base),
    )
    add("name padded", base.replace(">岑试样<", ">岑 试 样<"), changed={"name": "岑 试 样"})


def _breaks(base: str, add: Callable, raw: Callable) -> None:
    raw("bare line feeds", base.encode(), "line_ends")
    raw("bare carriage returns", base.replace("\n", "\r").encode(), "line_ends")
    resume = _element(base, "JianLi")
    inner = resume.strip()[len("<JianLi>") : -len("</JianLi>")]

    def put(text: str) -> str:
        return base.replace(inner, text)

    add("breaks as character references", put(inner.replace("\n", "&#xD;\n")), "line_ends")
    add("breaks as lone references", put(inner.replace("\n", "&#xA;")))
    add("literal <br>", put(inner.replace("\n", "<br>")), "line_ends")
    add("literal <br/>", put(inner.replace("\n", "<br/>\n")), "line_ends")
    add("escaped <br />", put(inner.replace("\n", "&lt;br /&gt;")), "line_ends")
    add(
        "breaks escaped twice",
        put(inner.replace("\n", "&amp;lt;br&amp;gt;")),
        "line_ends",
        "escapes",
    )
    add(
        "references escaped twice",
        put(inner.replace("\n", "&amp;#xD;&amp;#xA;")),
        "line_ends",
        "escapes",
    )
    add("vertical tabs of a word processor", put(inner.replace("\n", "\v")), "line_ends")
    add("vertical tabs as references", put(inner.replace("\n", "&#xB;")), "line_ends")
    add("résumé as CDATA", put(f"<![CDATA[{inner}]]>"), "cdata")
    add(
        "CDATA with breaks",
        put(f"<![CDATA[{inner}]]>".replace("\n", "<br/>")),
        "cdata",
        "line_ends",
    )
    add("a control character", put("\x01" + inner), "control_characters")
    photo = re.search("<ZhaoPian>(.*)</ZhaoPian>", base)
    assert photo
    wrapped = "\n".join(re.findall(".{1,76}", photo[1]))
    add("photo wrapped at 76", base.replace(photo[1], wrapped), "photo_lines")
    add(
        "photo not base64",
        base.replace(photo[1], "见纸质件"),
        warnings=("photo_not_base64",),
        changed={"photo": "见纸质件"},
    )


def _markup(base: str, add: Callable) -> None:
    add("a comment", base.replace("<Person>", "<Person><!-- v3 -->"), "comments")
    add(
        "a style sheet instruction",
        base.replace("<Person>", '<?xml-stylesheet href="a.xsl"?>\n<Person>'),
        "comments",
    )
    add("attributes on the root", base.replace("<Person>", '<Person xsi="1">'), "attributes")
    add("attributes on a value", base.replace("<MinZu>", '<MinZu code="15">'), "attributes")
    add("a namespace", base.replace("<Person>", '<Person xmlns="urn:lrmx">'), "namespace")
    add("stray words", base.replace("<Person>", "<Person>干部任免审批表"), "stray_text")
    add("markup in a value", base.replace(">土家族<", "><b>土家</b>族<"), "markup")
    add(
        "quotes escaped twice",
        base.replace("“全市", "&amp;quot;全市"),
        "escapes",
        changed={"awards": None},
    )


def _dates(base: str, add: Callable) -> None:
    birth = "<ChuShengNianYue>198203</ChuShengNianYue>"
    for written in ("19820314", "1982.03", "1982.03.14", "1982年3月", "1982.03\v(29岁)"):
        losses = ("line_ends",) if "\v" in written else ()
        add(
            f"birth as {written!r}",
            base.replace(birth, birth.replace("198203", written)),
            *losses,
            changed={"birth": written.replace("\v", "\n")},
        )
    party = "<RuDangShiJian>200206</RuDangShiJian>"
    for written in ("民盟", "200206；民盟", "", "群众"):
        add(
            f"party as {written!r}",
            base.replace(party, party.replace("200206", written)),
            changed={"party_joined": written},
        )


def _refused(base: str, raw: Callable) -> None:
    text = base.encode()
    bomb = '<!DOCTYPE Person [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    raw("entity bomb", base.replace("<Person>", bomb + "<Person>").encode(), refused="doctype")
    outside = '<!DOCTYPE Person SYSTEM "file:///etc/hostname">'
    raw(
        "outside entity", base.replace("<Person>", outside + "<Person>").encode(), refused="doctype"
    )
    lower = "<!doctype Person>"
    raw(
        "document type in small letters",
        base.replace("<Person>", lower + "<Person>").encode(),
        refused="doctype",
    )
    raw("cut in the middle", text[: len(text) // 2], refused="not_xml")
    raw("not XML at all", "姓名：岑试样".encode(), refused="not_xml")
    raw("nothing", b"", refused="not_xml")
    raw("another root", b"<Persons><XingMing>a</XingMing></Persons>", refused="wrong_root")
    raw("too large", b"<Person>" + b" " * (5 * 1024 * 1024) + b"</Person>", refused="too_large")
    raw(
        "no known encoding",
        b"<Person><XingMing>\xff\xff\xfe\xfd\x80</XingMing></Person>",
        refused="encoding",
    )
    raw("too deep", b"<Person>" + b"<a>" * 400 + b"</a>" * 400 + b"</Person>", refused="not_xml")
    raw("an undeclared entity", text.replace(b"<XingMing>", b"<XingMing>&who;"), refused="not_xml")


def _element(base: str, name: str) -> str:
    found = re.search(rf"  <{name}>.*?</{name}>\n", base, re.DOTALL)
    assert found, name
    return found[0]


@dataclass(frozen=True)
class OldVariant(Variant):
    """An older file, with the photo that lies beside it."""

    photo: bytes = b""

    def refuse(self, code: str) -> "OldVariant":
        return replace(self, refused=code)


def old_files() -> dict[str, OldVariant]:
    """The older form of the same person, as old editors and their heirs write it."""
    said = lrmx.read(SAMPLE.read_bytes())
    base = lrm.write(said)
    text = base.decode("gb18030")
    photo = lrmx.photo_bytes(said) or b""

    def made(new: str, *losses: str, warnings: tuple[str, ...] = (), **changed) -> OldVariant:
        return OldVariant(
            new.encode("gb18030"), frozenset(losses), frozenset(warnings), changed=changed
        )

    texts = text.strip()[1:-1].split('","')

    def with_text(place: int, value: str) -> str:
        return '"' + '","'.join([*texts[:place], value, *texts[place + 1 :]]) + '"'

    return {
        "as the editor writes": OldVariant(base),
        "with its photo": OldVariant(
            base, photo=photo, changed={"photo": lrmx.encode_photo(photo)}
        ),
        "no line end": OldVariant(base.rstrip()),
        "line feeds alone": made(text.replace("\r\n", "\n")),
        "an end mark of old systems": OldVariant(base + b"\x1a"),
        "saved anew as UTF-8": OldVariant(b"\xef\xbb\xbf" + text.encode()),
        "blanks between the texts": made('"' + '" , "'.join(texts) + '"'),
        "commas in a text": made(with_text(16, "经济,法律,党务"), expertise="经济,法律,党务"),
        "quotes in a text": made(with_text(16, '熟悉"三农"工作'), expertise='熟悉"三农"工作'),
        "no in-service study": made(
            with_text(9, "大学#理学学士"),
            full_time_education="大学",
            full_time_degree="理学学士",
            in_service_education="",
            in_service_degree="",
        ),
        "white space alone": made(with_text(16, "  "), expertise=""),
        "a control character": made(
            with_text(16, "\x01经济"), "control_characters", expertise="经济"
        ),
        "an unknown text": made(
            with_text(12, "甲&乙"),
            warnings=("unknown_element",),
            unknown=(Unknown("Lrm12", "<Lrm12>甲&amp;乙</Lrm12>"),),
        ),
        "a text too many": made(
            text.strip() + ',"附加"',
            warnings=("unknown_element",),
            unknown=(Unknown("Lrm33", "<Lrm33>附加</Lrm33>"),),
        ),
        "no family": made(
            '"' + '","'.join(["" if 20 <= n < 25 else t for n, t in enumerate(texts)]) + '"',
            family=(),
        ),
        "blank family lines": made(
            '"' + '","'.join([t + "@@" if 20 <= n < 25 else t for n, t in enumerate(texts)]) + '"'
        ),
        "cut short": OldVariant(base[: len(base) // 2], refused="not_lrm"),
        "a text too few": made('"' + '","'.join(texts[:-1]) + '"').refuse("not_lrm"),
        "nothing": OldVariant(b"", refused="not_lrm"),
        "a new file by an old name": OldVariant(SAMPLE.read_bytes(), refused="encoding"),
        "no known encoding": OldVariant(b'"\xff\xff"', refused="encoding"),
        "too large": OldVariant(b'"' * (5 * 1024 * 1024 + 1), refused="too_large"),
    }


def main(folder: str) -> None:
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for number, (name, variant) in enumerate(variants().items(), 1):
        safe = re.sub(r"\W+", "-", name)
        (target / f"{number:02d}-{safe}.lrmx").write_bytes(variant.data)
    for number, (name, old) in enumerate(old_files().items(), 1):
        safe = re.sub(r"\W+", "-", name)
        (target / f"{number:02d}-{safe}.lrm").write_bytes(old.data)
        if old.photo:
            (target / f"{number:02d}-{safe}.pic").write_bytes(old.photo)


if __name__ == "__main__":
    main(sys.argv[1])
