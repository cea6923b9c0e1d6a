"""Roads of real people through the pages, in Chinese, in Chromium."""
