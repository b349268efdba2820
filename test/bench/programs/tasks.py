# A scheduler of tasks that pass packets about, in the manner of the Richards benchmark: objects, lists and calls.
IDLE = 0
WORKER = 1
DEVICE = 2


class Packet:
    def __init__(self, kind, source):
        self.kind = kind
        self.source = source
        self.payload = 0


class Task:
    def __init__(self, scheduler, name, priority):
        self.scheduler = scheduler
        self.name = name
        self.priority = priority
        self.inbox = []
        self.handled = 0
        self.waiting = False

    def receive(self, packet):
        self.inbox.append(packet)
        self.waiting = False

    def runnable(self):
        return not self.waiting or len(self.inbox) > 0

    def run(self):
        if self.inbox:
            packet = self.inbox.pop()
            self.handled += 1
            self.handle(packet)
        else:
            self.idle()

    def idle(self):
        self.waiting = True

    def handle(self, packet):
        pass


class IdleTask(Task):
    def __init__(self, scheduler, count):
        Task.__init__(self, scheduler, 'idle', 0)
        self.count = count
        self.state = 1

    def idle(self):
        self.count -= 1
        if self.count == 0:
            self.scheduler.stopped = True
        self.state = (self.state >> 1) ^ (0xD008 if self.state & 1 else 0)
        target = 'device' if self.state & 1 else 'worker'
        self.scheduler.send(target, Packet(IDLE, self.name))


class WorkerTask(Task):
    def handle(self, packet):
        packet.payload += self.handled
        if packet.kind == IDLE:
            packet.kind = WORKER
            self.scheduler.send('device', packet)


class DeviceTask(Task):
    def __init__(self, scheduler, name, priority):
        Task.__init__(self, scheduler, name, priority)
        self.checksum = 0

    def handle(self, packet):
        self.checksum = (self.checksum * 31 + packet.payload + packet.kind) & 0xFFFFFF
        if packet.kind == WORKER and packet.payload & 1:
            packet.kind = DEVICE
            self.scheduler.send('worker', packet)


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.by_name = {}
        self.stopped = False
        self.switches = 0

    def add(self, task):
        self.tasks.append(task)
        self.by_name[task.name] = task

    def send(self, name, packet):
        self.by_name[name].receive(packet)

    def run(self):
        while not self.stopped:
            for task in self.tasks:
                if task.runnable():
                    self.switches += 1
                    task.run()
                    break


def run():
    scheduler = Scheduler()
    device = DeviceTask(scheduler, 'device', 3)
    worker = WorkerTask(scheduler, 'worker', 2)
    scheduler.add(device)
    scheduler.add(worker)
    scheduler.add(IdleTask(scheduler, 4000))
    scheduler.run()
    return device.checksum + worker.handled * 1000 + scheduler.switches
