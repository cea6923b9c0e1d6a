import pytest

from candidates.rules import names


@pytest.mark.parametrize(
    ("name", "full", "key", "initials"),
    [
        ("岑试样", "Cen Shiyang", "censhiyang", "csy"),
        ("单国强", "Shan Guoqiang", "shanguoqiang", "sgq"),
        ("曾乐", "Zeng Le", "zengle", "zl"),
        ("仇明", "Qiu Ming", "qiuming", "qm"),
        ("区海", "Ou Hai", "ouhai", "oh"),
        ("查良", "Zha Liang", "zhaliang", "zl"),
        ("盖叫", "Ge Jiao", "gejiao", "gj"),
        ("解放", "Xie Fang", "xiefang", "xf"),
        ("乐嘉", "Yue Jia", "yuejia", "yj"),
        ("朴正", "Piao Zheng", "piaozheng", "pz"),
        ("尉迟恭", "Yuchi Gong", "yuchigong", "ycg"),
        ("万俟明", "Moqi Ming", "moqiming", "mqm"),
        ("万明", "Wan Ming", "wanming", "wm"),
        ("欧阳晓明", "Ouyang Xiaoming", "ouyangxiaoming", "oyxm"),
        ("吕晓略", "Lü Xiaolüe", "lvxiaolve", "lxl"),
        ("张西安", "Zhang Xi'an", "zhangxian", "zxa"),
        ("买买提·艾力", "Maimaiti Aili", "maimaitiaili", "mmtal"),
        ("John Smith", "John Smith", "johnsmith", "js"),
        ("", "", "", ""),
    ],
)
def test_a_name_is_read_with_its_surname_reading(name, full, key, initials):
    assert names.read_name(name) == names.Reading(full, key, initials)


def test_padding_blanks_go_but_latin_names_keep_theirs():
    assert names.tidy_name(" 张　 三 ") == "张三"
    assert names.tidy_name("买买提•艾力") == "买买提·艾力"
    assert names.tidy_name(" John  Smith ") == "John Smith"


def test_a_compound_surname_alone_is_a_surname_and_a_given_name():
    assert names.split_name("欧阳") == ("欧", "阳")
    assert names.split_name("欧阳修") == ("欧阳", "修")


def test_typed_and_stored_readings_meet_in_the_key():
    assert names.search_key("Lü Xi'an") == names.search_key("lvxian") == "lvxian"


def test_names_are_ordered_by_the_strokes_of_the_surname_then_on():
    people = ["王伟", "丁伟", "丁一", "马超", "李伟明", "李明", "李伟"]
    assert sorted(people, key=names.stroke_key) == [
        "丁一", "丁伟", "马超", "王伟", "李伟", "李伟明", "李明",
    ]  # fmt: skip


def test_a_character_without_a_rank_comes_last():
    assert names.stroke_key("\U00020000") > names.stroke_key("龘")


@pytest.mark.parametrize(
    ("name", "said", "full", "key"),
    [
        ("盖文彬", "gě wén bīn", "Ge Wenbin", "gewenbin"),
        ("吕小明", "lü3 xiao ming", "Lü Xiaoming", "lvxiaoming"),
        ("区文", "", "Ou Wen", "ouwen"),
    ],
)
def test_a_reading_is_what_staff_say_it_is(name, said, full, key):
    assert (names.spoken(name, said).full, names.spoken(name, said).key) == (full, key)


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [("盖文彬", "ge wen", "count"), ("盖文", "ge xyz", "syllable"), ("Ann", "an", "latin")],
)
def test_a_reading_that_cannot_be_one_is_refused(name, said, code):
    with pytest.raises(names.BadReading) as refused:
        names.spoken(name, said)
    assert refused.value.code == code
