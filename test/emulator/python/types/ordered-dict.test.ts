import { describe } from 'vitest';
import { testTable } from '../table.ts';
import { orderedDictType } from '../../../../src/emulator/python/types/ordered-dict.ts';

describe('OrderedDict', () => {
  testTable(
    [
      ['r = OrderedDict(a=1) == dict(a=1)', 'True'],
      ['r = dict(a=1) == OrderedDict(a=1)', 'False'],
      ['r = OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)])', 'False'],
      ["r = OrderedDict([('z', 1), ('a', 2)])", "OrderedDict({'z': 1, 'a': 2})"],
      ['r = OrderedDict([([1], 2)])[[1]]', '2'],
      ['r = OrderedDict({1: 2}).copy()', 'OrderedDict({1: 2})'],
      ['r = OrderedDict.fromkeys([1, 2])', '{2: None, 1: None}'],
      ['r = OrderedDict([(1, 2), (3, 4)]); del r[1]; r[1] = 5', 'OrderedDict({3: 4, 1: 5})'],
      ["r = OrderedDict([('a', 1), ('b', 2), ('c', 3)]); r.popitem(); r['d'] = 4", "OrderedDict({'b': 2, 'd': 4})"],
      ["r = OrderedDict([('a', 1), ('b', 2), ('c', 3)]); r.popitem(); r = 'c' in r", 'False'],
    ],
    { OrderedDict: orderedDictType },
  );
});
