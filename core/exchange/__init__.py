"""Sheets in and out: import that shows every fault before it writes, templates, exports.

Nothing is imported here: the limited child process loads this package too, without Django.
"""
