# Every kind of block run by several threads at once: each gives what it gives alone.
import _thread


class Manager:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append('in')
        return self

    def __exit__(self, kind, value, trace):
        self.log.append(kind and kind.__name__)
        return kind is KeyError


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        n = self.start
        while n:
            yield n
            n -= 1


class Steps:
    def __init__(self, stop):
        self.at = 0
        self.stop = stop

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.stop:
            raise StopIteration
        self.at += 1
        return self.at

    def __call__(self, factor=2, *rest, **options):
        return self.at * factor, rest, sorted(options)


def recursion(n):
    return 1 if n < 2 else recursion(n - 1) + recursion(n - 2)


def echo():
    got = None
    log = []
    while got != 'end':
        try:
            got = yield len(log)
        except ValueError as e:
            got = e.args[0]
        log.append(got)
    return log


def outer(n):
    yield 'begin'
    result = yield from echo()
    yield result
    yield from range(n)
    yield from Countdown(n)


def with_and_finally(log):
    for error in (None, KeyError, ValueError):
        try:
            with Manager(log) as manager:
                manager.log.append('body')
                if error:
                    raise error(1)
        except ValueError as e:
            log.append(e.args)
        else:
            log.append('else')
        finally:
            log.append('finally')
    return log


def early_return(log):
    for i in Steps(5):
        try:
            with Manager(log):
                if i == 2:
                    return i
        finally:
            log.append(i)


def closures(n):
    count = 0

    def more(step=1):
        nonlocal count
        count += step
        return count

    return [more() for _ in range(n)] + [more(step=10)] + [(lambda k: k + count)(n)]


def class_body(n):
    class Point:
        size = n
        squares = [k * k for k in range(n)]

        def __init__(self, *place):
            self.place = place

        def moved(self, *by, **scale):
            times = scale.get('times', 1)
            return Point(*(a + b * times for a, b in zip(self.place, by)))

        @property
        def total(self):
            return sum(self.place)

        @staticmethod
        def name():
            return 'point'

        @classmethod
        def make(cls, n):
            return cls(*range(n))

    point = Point.make(n).moved(*[1] * n, times=2)
    return Point.size, Point.squares, point.place, point.total, Point.name(), point.moved(1, 2).place


def generators():
    steps = outer(3)
    log = [next(steps), next(steps), steps.send('a'), steps.throw(ValueError('b')), steps.send('end')]
    log.extend(steps)
    closed = outer(1)
    next(closed)
    closed.close()
    return log, list(closed), sum(k for k in Countdown(9) if k % 2)


def loops():
    log = []
    for i in range(3):
        for j in Countdown(3):
            if j == 2:
                continue
            if i == 1:
                break
            log.append((i, j))
        else:
            log.append('else')
    while len(log) < 9:
        log.append(len(log))
    return log


def calls():
    steps = Steps(3)
    made = {a: {b for b in Steps(a)} for a in steps}
    return steps(), steps(3, 4, key=5), steps(*[6, 7], **{'x': 8}), made, sorted([3, 1, 2], key=lambda k: -k)


def decorated():
    def twice(function):
        return lambda *args: function(function(*args))

    @twice
    @twice
    def add(n):
        return n + 1

    return add(1)


def uncaught():
    try:
        try:
            [1 // k for k in (1, 0)]
        except ZeroDivisionError as e:
            raise RuntimeError(e.args)
    except RuntimeError as e:
        return repr(e)


TASKS = [
    lambda: recursion(12),
    lambda: with_and_finally([]),
    lambda: (lambda log: (early_return(log), log))([]),
    lambda: closures(4),
    lambda: class_body(3),
    generators,
    loops,
    calls,
    decorated,
    uncaught,
]


def work(number, task):
    results[number] = task()


results = {}
for number, task in enumerate(TASKS):
    _thread.start_new_thread(work, (number, task))
while len(results) < len(TASKS):
    pass
for number, task in enumerate(TASKS):
    print(results[number])
    print(results[number] == task())
