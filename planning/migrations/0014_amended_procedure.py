"""A change of a published edition reaches the procedure and the structure targets too."""

from django.db import migrations, models


PARTS = """
CREATE OR REPLACE FUNCTION planning_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
    was jsonb;
    becomes jsonb;
BEGIN
    IF current_user <> 'cadre_owner' THEN
        touched := CASE TG_OP
            WHEN 'INSERT' THEN ARRAY[NEW.edition_id]
            WHEN 'DELETE' THEN ARRAY[OLD.edition_id]
            ELSE ARRAY[OLD.edition_id, NEW.edition_id] END;
        IF EXISTS (SELECT 1 FROM planning_edition e
                    WHERE e.id = ANY(touched) AND e.state <> 'draft') THEN
            IF TG_OP <> 'INSERT' THEN
                was := to_jsonb(OLD) - 'version';
            END IF;
            IF TG_OP <> 'DELETE' THEN
                becomes := to_jsonb(NEW) - 'version';
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM planning_amendment a JOIN planning_amendmentline l ON l.amendment_id = a.id
                 WHERE a.edition_id = ALL(touched) AND a.state = 'published' AND a.xact = txid_current()
                   AND l.part = CASE TG_TABLE_NAME
                        WHEN 'planning_qualificationrule' THEN 'qualification_rules'
                        WHEN 'planning_subproject' THEN 'sub_projects'
                        WHEN 'planning_leadinggroupmember' THEN 'group_members'
                        WHEN 'planning_gate' THEN 'gates'
                        WHEN 'planning_structuretarget' THEN 'structure_targets' END
                   AND l.target = (coalesce(was, becomes) ->> 'ref')::uuid
                   AND CASE l.kind
                        WHEN 'add' THEN TG_OP = 'INSERT' AND becomes @> l.values
                        WHEN 'change' THEN TG_OP = 'UPDATE' AND becomes = was || l.values
                        ELSE TG_OP = 'DELETE' END) THEN
                RAISE EXCEPTION '%: the edition is published', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_locked';
            END IF;
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
"""
PARTS_BEFORE = """
CREATE OR REPLACE FUNCTION planning_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
    was jsonb;
    becomes jsonb;
BEGIN
    IF current_user <> 'cadre_owner' THEN
        touched := CASE TG_OP
            WHEN 'INSERT' THEN ARRAY[NEW.edition_id]
            WHEN 'DELETE' THEN ARRAY[OLD.edition_id]
            ELSE ARRAY[OLD.edition_id, NEW.edition_id] END;
        IF EXISTS (SELECT 1 FROM planning_edition e
                    WHERE e.id = ANY(touched) AND e.state <> 'draft') THEN
            IF TG_OP <> 'INSERT' THEN
                was := to_jsonb(OLD) - 'version';
            END IF;
            IF TG_OP <> 'DELETE' THEN
                becomes := to_jsonb(NEW) - 'version';
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM planning_amendment a JOIN planning_amendmentline l ON l.amendment_id = a.id
                 WHERE a.edition_id = ALL(touched) AND a.state = 'published' AND a.xact = txid_current()
                   AND l.part = CASE TG_TABLE_NAME
                        WHEN 'planning_qualificationrule' THEN 'qualification_rules'
                        WHEN 'planning_subproject' THEN 'sub_projects'
                        WHEN 'planning_leadinggroupmember' THEN 'group_members' END
                   AND l.target = (coalesce(was, becomes) ->> 'ref')::uuid
                   AND CASE l.kind
                        WHEN 'add' THEN TG_OP = 'INSERT' AND becomes @> l.values
                        WHEN 'change' THEN TG_OP = 'UPDATE' AND becomes = was || l.values
                        ELSE TG_OP = 'DELETE' END) THEN
                RAISE EXCEPTION '%: the edition is published', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_locked';
            END IF;
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0013_gate_of_proposal'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='amendmentline',
            name='amendmentline_known',
        ),
        migrations.AlterField(
            model_name='amendmentline',
            name='part',
            field=models.CharField(choices=[('qualification_rules', 'Qualifications'), ('sub_projects', 'Sub-projects'), ('gates', 'Procedure'), ('group_members', 'Leading group and working body'), ('structure_targets', 'Structure targets')], max_length=20, verbose_name='part'),
        ),
        migrations.AddConstraint(
            model_name='amendmentline',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['add', 'change', 'remove']), ('part__in', ['qualification_rules', 'sub_projects', 'gates', 'group_members', 'structure_targets'])), name='amendmentline_known'),
        ),
        migrations.RunSQL(PARTS, PARTS_BEFORE),
    ]
