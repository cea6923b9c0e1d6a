"""Addresses of the people."""

app_name = "candidates"
urlpatterns: list = []
