

# Behind a program of programs/: runs it again and again and prints microseconds of its first run, microseconds of a run
# once warm, and its checksum. BUDGET is in microseconds.
def time_runs():
    try:
        import utime

        now = utime.ticks_us
        since = lambda start: utime.ticks_diff(utime.ticks_us(), start)
    except ImportError:
        import time

        now = lambda: int(time.time() * 1000000)
        since = lambda start: now() - start
    times = []
    begin = now()
    while len(times) < 3 or since(begin) < BUDGET and len(times) < 1000:
        start = now()
        checksum = run()
        times.append(since(start))
    late = sorted(times[len(times) // 2 :])
    print(times[0], late[len(late) // 2], checksum)


time_runs()
