"""An invented person, for trying a template out: nobody's dossier is needed to look at a form."""

from candidates.documents.sheet import Relative, Sheet

PERSON = Sheet(
    name="岑试样",
    sex="女",
    birth="1982.03",
    age="29",
    ethnic_group="土家族",
    native_place="湖北恩施",
    birthplace="湖北利川",
    party_joined="2003.06",
    work_started="2004.07",
    health="健康",
    title="高级经济师",
    expertise="农业经济管理",
    full_time=("大学", "农学学士"),
    full_time_school=("示例农业大学农学系农学专业",),
    in_service=("省委党校研究生",),
    in_service_school=("示例省委党校经济管理专业",),
    present_post="示例县甲乙镇党委书记",
    proposed_post="示例县副县长人选",
    relieved_post="示例县甲乙镇党委书记",
    resume=(
        ("2000.09--2004.07", "示例农业大学农学系农学专业学习"),
        ("2004.07--2008.10", "示例县丙丁乡科员"),
        ("2008.10--2011.03", "示例县甲乙镇党委副书记、镇长"),
        ("2011.03--", "示例县甲乙镇党委书记"),
    ),
    awards="2010年被评为示例市优秀共产党员。",
    appraisals="2008年、2009年、2010年年度考核均为称职以上。",
    reason="根据工作需要。",
    family=(
        Relative("丈夫", "某试样", "31", "中共党员", "示例县财政局科员"),
        Relative("女儿", "某小样", "4", "", ""),
    ),
    reporting_unit="中共示例县委组织部",
    filled_by="示例员",
)
