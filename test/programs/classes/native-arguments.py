# What native types and their methods say about arguments that do not fit.
class E(Exception):
    def __init__(self, x=1, **options):
        print('never called')


class M(type):
    pass


for call in (
    lambda: ValueError(x=1),
    lambda: E(x=1),
    lambda: type(5, (), {}),
    lambda: M(5, (), {}),
    lambda: type('T', ()),
    lambda: tuple.count({}, sep=1),
    lambda: list.insert(1, x=1),
    lambda: list.insert(x=1),
    lambda: [].insert(x=1),
    lambda: str.find(1, x=1),
    lambda: print(**object),
    lambda: print(**5),
):
    try:
        print(call())
    except Exception as e:
        print(type(e), e)
