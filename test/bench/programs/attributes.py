# Attributes and methods of objects: reading, writing, calling, through a base class.
class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def add(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def move(self, dx, dy, dz):
        self.x += dx
        self.y += dy
        self.z += dz


class Particle:
    count = 0

    def __init__(self, position, velocity):
        self.position = position
        self.velocity = velocity
        self.age = 0
        Particle.count += 1

    def step(self):
        v = self.velocity
        self.position.move(v.x, v.y, v.z)
        self.age += 1
        self.bounce()

    def bounce(self):
        if self.position.x > 1000:
            self.velocity.x = -self.velocity.x


class HeavyParticle(Particle):
    def bounce(self):
        if self.position.x > 500:
            self.velocity.x = -1


def run():
    particles = [Particle(Vector(i, 0, 0), Vector(i + 1, 2, 3)) for i in range(10)]
    particles += [HeavyParticle(Vector(i, 0, 0), Vector(i + 1, 2, 3)) for i in range(10)]
    for _ in range(700):
        for particle in particles:
            particle.step()
    total = Vector(0, 0, 0)
    one = Vector(1, 2, 3)
    result = 0
    for _ in range(200):
        for particle in particles:
            total = total.add(particle.position)
            result += total.dot(one) % 1000
    return result + sum([particle.age for particle in particles])
