"""The inbox: who has to know or to do what, until when."""
