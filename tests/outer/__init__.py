"""What the outer tests share: the server in its own process, receivers in theirs.

Nothing here knows how Baton is built; it speaks HTTP and the command line only.
"""
