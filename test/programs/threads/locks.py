# Locks: taken, waited for, handed on, and released however a block ends.
import _thread

lock = _thread.allocate_lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False))
lock.release()
print(lock.locked())

with lock as taken:
    print(taken, lock.locked())
try:
    with lock:
        raise KeyError
except KeyError:
    print(lock.locked())


# Without the lock the sum would miss some.
class Account:
    def __init__(self):
        self.lock = _thread.allocate_lock()
        self.sum = 0

    def add(self, amount):
        with self.lock:
            before = self.sum
            for _ in range(3):
                pass
            self.sum = before + amount


def deposit(account, times):
    for _ in range(times):
        account.add(1)
    ended.append(times)


ended = []
account = Account()
for _ in range(4):
    _thread.start_new_thread(deposit, (account, 50))
while len(ended) < 4:
    pass
print(account.sum)


# Two threads take turns: each releases the lock of the other.
def player(mine, other, name, rounds):
    for n in range(rounds):
        mine.acquire()
        log.append(name + str(n))
        other.release()
    ended.append(name)


log = []
ended = []
ping = _thread.allocate_lock()
pong = _thread.allocate_lock()
pong.acquire()
_thread.start_new_thread(player, (ping, pong, 'ping', 3))
_thread.start_new_thread(player, (pong, ping, 'pong', 3))
while len(ended) < 2:
    pass
print(log)


# The main thread waits for one that it has started.
def slow():
    for _ in range(100):
        pass
    log.append('slow')
    done.release()


done = _thread.allocate_lock()
done.acquire()
_thread.start_new_thread(slow, ())
done.acquire()
print(log[-1])


# A generator that waits inside; a thread that ends by exit() leaves through its finally.
def waiting(lock):
    for n in range(2):
        with lock:
            yield n


def leaver():
    try:
        for n in waiting(lock):
            log.append(n)
        _thread.exit()
    finally:
        log.append('left')


_thread.start_new_thread(leaver, ())
while log[-1] != 'left':
    pass
print(log[-3:], lock.locked())
