# A tokenizer and a recursive parser of arithmetic expressions with variables, and an evaluator of its tree.
class Tokens:
    def __init__(self, text):
        self.text = text
        self.at = 0
        self.kind = None
        self.value = None
        self.advance()

    def advance(self):
        text = self.text
        while self.at < len(text) and text[self.at] == ' ':
            self.at += 1
        if self.at >= len(text):
            self.kind = 'end'
            return
        start = self.at
        first = text[start]
        if '0' <= first <= '9':
            while self.at < len(text) and text[self.at].isdigit():
                self.at += 1
            self.kind = 'number'
            self.value = int(text[start : self.at])
        elif first.isalpha():
            while self.at < len(text) and text[self.at].isalpha():
                self.at += 1
            self.kind = 'name'
            self.value = text[start : self.at]
        else:
            self.at += 1
            self.kind = first

    def take(self, kind):
        if self.kind != kind:
            raise ValueError('expected ' + kind)
        value = self.value
        self.advance()
        return value


def parse_sum(tokens):
    node = parse_product(tokens)
    while tokens.kind in ('+', '-'):
        operator = tokens.kind
        tokens.advance()
        node = (operator, node, parse_product(tokens))
    return node


def parse_product(tokens):
    node = parse_atom(tokens)
    while tokens.kind == '*':
        tokens.advance()
        node = ('*', node, parse_atom(tokens))
    return node


def parse_atom(tokens):
    if tokens.kind == '(':
        tokens.advance()
        node = parse_sum(tokens)
        tokens.take(')')
        return node
    if tokens.kind == 'name':
        return ('name', tokens.take('name'))
    return ('number', tokens.take('number'))


def evaluate(node, names):
    kind = node[0]
    if kind == 'number':
        return node[1]
    if kind == 'name':
        return names[node[1]]
    _, left, right = node
    a = evaluate(left, names)
    b = evaluate(right, names)
    if kind == '+':
        return a + b
    if kind == '-':
        return a - b
    return a * b


SOURCE = '(alpha + 12) * (beta - 3 * (gamma + 7)) + 42 * alpha - (beta + gamma) * (1 + 2 * (3 + 4 * 5))'


def run():
    total = 0
    for i in range(60):
        tree = parse_sum(Tokens(SOURCE))
        for j in range(4):
            total += evaluate(tree, {'alpha': i, 'beta': j, 'gamma': i - j}) % 1000
    try:
        parse_sum(Tokens('(1 + 2'))
    except ValueError as error:
        total += len(error.args[0])
    return total
