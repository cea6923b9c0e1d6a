# One image for web, worker, beat and the one-time set-up (docker-compose.yml says which is which).
FROM python:3.12-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=cadreproj.settings.prod \
    VAR_DIR=/srv/cadre/var

WORKDIR /srv/cadre
RUN useradd --uid 10001 --home-dir /srv/cadre --shell /usr/sbin/nologin cadre

# The dependencies change less often than the program, so they are a layer of their own.
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt

COPY . .
# Collecting static files reads the settings, which refuse to start without values; these stay here.
RUN python scripts/compile_messages.py \
 && SECRET_KEY=build FIELD_KEYS=1:build INDEX_KEY=build ALLOWED_HOSTS=build REDIS_URL=redis://build \
    DATABASE_URL=postgresql://build@build/build python manage.py collectstatic --no-input --verbosity 0

USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "cadreproj.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "8", "--timeout", "120", "--no-control-socket", \
     "--worker-tmp-dir", "/dev/shm"]
