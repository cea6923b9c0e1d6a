"""Stage 5: trainees are followed for years. A review is due for each of them in every cycle; the
place writes it, the province confirms or returns it; the outcome is to keep, to train further, or
to adjust out, which needs a ground, a hearing and the province. Nothing lapses silently.
"""
