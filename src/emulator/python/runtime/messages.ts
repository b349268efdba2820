/**
 * The words of every exception the runtime raises, once, in both wordings: `detailed` (profile documented) and
 * `terse` (profile shipped). Follows MICROPY_ERROR_REPORTING in MicroPython 1.9.1; the wording in force is vm.terse.
 */
import { vm } from './vm.ts';

function words(terse: string, detailed: string): string {
  return vm.terse ? terse : detailed;
}

/** Format strings have one terse word for all that may be wrong with them. */
function badFormat(detailed: string): string {
  return words('bad format string', detailed);
}

export const messages = {
  argumentMismatch: () => 'argument num/types mismatch',
  invalidArgumentCount: () => 'invalid argument(s) num/type',
  invalidArgumentValue: () => 'invalid argument(s) value',
  positionalCount: (expected: number, given: number) =>
    words('argument num/types mismatch', `function takes ${expected} positional arguments but ${given} were given`),
  namedPositionalCount: (name: string, expected: number, given: number) =>
    words('argument num/types mismatch', `${name}() takes ${expected} positional arguments but ${given} were given`),
  missingArguments: (count: number) =>
    words('argument num/types mismatch', `function missing ${count} required positional arguments`),
  tooManyArguments: (most: number, given: number) =>
    words('argument num/types mismatch', `function expected at most ${most} arguments, got ${given}`),
  noKeywords: () => words('argument num/types mismatch', 'function does not take keyword arguments'),
  argumentRequired: (name: string) => words('argument num/types mismatch', `'${name}' argument required`),
  extraPositional: () => words('argument num/types mismatch', 'extra positional arguments given'),
  extraKeyword: () => words('argument num/types mismatch', 'extra keyword arguments given'),
  unexpectedKeyword: (name: string) => words('unexpected keyword argument', `unexpected keyword argument '${name}'`),
  multipleValues: (name: string) => `function got multiple values for argument '${name}'`,
  missingPositional: (index: number) => `function missing required positional argument #${index}`,
  missingKeyword: (name: string) => `function missing required keyword argument '${name}'`,
  missingKeywordOnly: () => 'function missing keyword-only argument',

  nameNotDefined: (name: string) => words('name not defined', `name '${name}' is not defined`),
  localUnbound: () => 'local variable referenced before assignment',
  noAttribute: (type: string, name: string) =>
    words('no such attribute', `'${type}' object has no attribute '${name}'`),
  noTypeAttribute: (type: string, name: string) =>
    words('no such attribute', `type object '${type}' has no attribute '${name}'`),
  unreadableAttribute: () => 'unreadable attribute',

  unsupportedUnary: (op: string, type: string) =>
    words('unsupported type for operator', `unsupported type for ${op}: '${type}'`),
  unsupportedBinary: (op: string, left: string, right: string) =>
    words('unsupported type for operator', `unsupported types for ${op}: '${left}', '${right}'`),
  divisionByZero: () => 'division by zero',
  negativeShift: () => 'negative shift count',
  negativePower: () => 'negative power with no float support',
  wordOverflow: () => 'overflow converting long int to machine word',

  wrongSelfType: (wanted: string, given: string) =>
    words('argument has wrong type', `argument should be a '${wanted}' not a '${given}'`),
  notCallable: (type: string) => words('object not callable', `'${type}' object is not callable`),
  notIterable: (type: string) => words('object not iterable', `'${type}' object is not iterable`),
  notIterator: (type: string) => words('object not an iterator', `'${type}' object is not an iterator`),
  needMoreValues: (count: number) =>
    words('wrong number of values to unpack', `need more than ${count} values to unpack`),
  tooManyValues: (expected: number) =>
    words('wrong number of values to unpack', `too many values to unpack (expected ${expected})`),
  noLength: (type: string) => words('object has no len', `object of type '${type}' has no len()`),
  notSubscriptable: (type: string) => words('object is not subscriptable', `'${type}' object is not subscriptable`),
  noItemAssignment: (type: string) =>
    words('object does not support item assignment', `'${type}' object does not support item assignment`),
  noItemDeletion: (type: string) =>
    words('object does not support item deletion', `'${type}' object does not support item deletion`),
  indexType: (type: string, index: string) =>
    words('indices must be integers', `${type} indices must be integers, not ${index}`),
  indexRange: (type: string) => words('index out of range', `${type} index out of range`),
  stringIndexType: (index: string) => `string indices must be integers, not ${index}`,
  stringIndexRange: () => 'string index out of range',

  cannotConvertToInt: (type: string) => words("can't convert to int", `can't convert ${type} to int`),
  cannotConvertToStr: (type: string) =>
    words(
      "can't convert to str implicitly",
      `can't convert '${type}' object to ${type === 'str' ? 'bytes' : 'str'} implicitly`,
    ),
  bufferRequired: () => 'object with buffer protocol required',
  notTupleOrList: (type: string) => words('expected tuple/list', `object '${type}' is not a tuple or list`),
  wrongLength: (wanted: number, given: number) =>
    words('tuple/list has wrong length', `requested length ${wanted} but object has length ${given}`),
  invalidInteger: (base: number, shown: string) =>
    words('invalid syntax for integer', `invalid syntax for integer with base ${base}: ${shown}`),
  intBase: () => 'int() arg 2 must be >= 2 and <= 36',
  ordType: () => words('ord expects a character', 'ord expects a character'),
  ordLength: (length: number) =>
    words('ord expects a character', `ord() expected a character, but string of length ${length} found`),
  chrRange: () => 'chr() arg not in range(0x110000)',
  bytesRange: () => 'bytes value out of range',

  cannotCreate: (type: string) => words('cannot create instance', `cannot create '${type}' instances`),
  typeArguments: () => 'type takes 1 or 3 arguments',
  initReturned: (type: string) =>
    words('__init__() should return None', `__init__() should return None, not '${type}'`),
  newWantsClass: () => '__new__ arg must be a user-type',
  notBaseType: (type: string) =>
    words('type is not an acceptable base type', `type '${type}' is not an acceptable base type`),
  layoutConflict: () => 'multiple bases have instance lay-out conflict',
  issubclassFirst: () => 'issubclass() arg 1 must be a class',
  issubclassSecond: () => 'issubclass() arg 2 must be a class or a tuple of classes',
  notException: () => 'exceptions must derive from BaseException',
  noActiveException: () => 'No active exception to reraise',

  noModule: (name: string) => words('module not found', `no module named '${name}'`),
  cannotImportName: (name: string) => `cannot import name ${name}`,

  startedGenerator: () => "can't send non-None value to a just-started generator",
  ignoredGeneratorExit: () => 'generator ignored GeneratorExit',
  recursion: () => 'maximum recursion depth exceeded',
  memory: (bytes: number) => `memory allocation failed, allocating ${bytes} bytes`,
  heapLocked: () => 'memory allocation failed, heap is locked',

  onlyStepOne: () => 'only slices with step=1 (aka None) are supported',
  zeroStep: () => 'zero step',
  sliceStepZero: () => 'slice step cannot be zero',
  notInSequence: () => 'object not in sequence',
  emptySequence: () => 'arg is an empty sequence',
  popEmptyList: () => 'pop from empty list',
  popitemEmpty: () => 'popitem(): dictionary is empty',
  popEmptySet: () => 'pop from an empty set',
  updateSequence: () => 'dict update sequence has wrong length',
  emptySeparator: () => 'empty separator',
  substring: () => 'substring not found',
  joinList: () => 'join expects a list of str/bytes objects consistent with self object',
  wrongArgumentCount: () => 'wrong number of arguments',
  keywordKey: () => 'must use keyword argument for key function',

  // Sets and builtin functions.
  frozensetMutation: () => "'frozenset' has no such attribute",
  threeArgumentPow: () => '3-arg pow() not supported',
  compileMode: () => 'bad compile mode',

  // Text, bytes and arrays.
  startEndIndices: () => 'start/end indices',
  rsplitSpaces: () => 'rsplit(None,n)',
  keywordsUnimplemented: () => 'keyword argument(s) not yet implemented - use normal args instead',
  badTypecode: () => 'bad typecode',
  incompatibleSlice: () => 'lhs and rhs should be compatible',
  arrayOrBytes: () => 'array/bytes required on right side',

  singleBrace: () => badFormat("single '}' encountered in format string"),
  unmatchedBrace: () => badFormat("unmatched '{' in format"),
  missingConversion: () => badFormat('end of format while looking for conversion specifier'),
  unknownConversion: (specifier: string) => badFormat(`unknown conversion specifier ${specifier}`),
  missingColon: () => badFormat("expected ':' after format specifier"),
  automaticToManual: () => badFormat("can't switch from automatic field numbering to manual field specification"),
  manualToAutomatic: () => badFormat("can't switch from manual field specification to automatic field numbering"),
  formatArgument: () => 'tuple index out of range',
  formatAttributes: () => 'attributes not supported yet',
  invalidSpecifier: () => badFormat('invalid format specifier'),
  signWithString: () => badFormat('sign not allowed in string format specifier'),
  signWithCharacter: () => badFormat("sign not allowed with integer format specifier 'c'"),
  alignmentAfterSign: () => badFormat("'=' alignment not allowed in string format specifier"),
  formatCode: (code: string, type: string) => badFormat(`unknown format code '${code}' for object of type '${type}'`),
  incompleteFormat: () => badFormat('incomplete format'),
  incompleteFormatKey: () => badFormat('incomplete format key'),
  formatCharacter: (character: string, code: number, index: number) =>
    badFormat(`unsupported format character '${character}' (0x${code.toString(16)}) at index ${index}`),
  formatNeedsDict: () => 'format requires a dict',
  tooFewFormatArguments: () => 'not enough arguments for format string',
  tooManyFormatArguments: () => 'not all arguments converted during string formatting',
  characterRequired: () => '%c requires int or char',
  integerRequired: () => 'integer required',

  // Threads.
  threadKeywords: () => 'expecting a dict for keyword args',
  endlessWait: () => 'deadlock: nothing that can still run could end this wait',

  // Modules that need no hardware.
  cannotSetAttribute: () => "can't set attribute",
  unexpectedField: (name: string) => words('argument num/types mismatch', `unexpected keyword argument '${name}'`),
  doubledField: (name: string) =>
    words('argument num/types mismatch', `function got multiple values for argument '${name}'`),
  bufferTooSmall: () => 'buffer too small',
  closedFile: () => 'I/O operation on closed file',
  streamOperation: () => 'stream operation not supported',
  oddLength: () => 'odd-length string',
  nonHexDigit: () => 'non-hex digit found',
  incorrectPadding: () => 'incorrect padding',
  invalidCharacter: () => 'invalid character',
  jsonSyntax: () => 'syntax error in JSON',
  decimalNumbers: () => 'decimal numbers not supported',
  regexSyntax: () => 'Error in regex',
  splitCaptures: () => 'Splitting with sub-captures',
  heapList: () => 'heap must be a list',
  emptyHeap: () => 'empty heap',
  compressionHeader: () => 'compression header',
  databaseClosed: () => 'database closed',
  frameFormat: () => 'invalid format',
  uctypesSyntax: () => 'syntax error in uctypes descriptor',
  structFields: () => 'struct: no fields',
  structItems: () => 'struct: cannot index',
  structIndexRange: () => 'struct: index out of range',
  sizeOfScalar: () => 'Cannot unambiguously get sizeof scalar',
  wildAddress: (address: number, size: number) => `no buffer at address 0x${address.toString(16)}, size ${size}`,
  scheduleFull: () => 'schedule stack full',
} as const;
