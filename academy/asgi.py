"""The Academy as an ASGI application (WSGI is faster for it; this exists for hosts that offer nothing else)."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings")
application = get_asgi_application()
