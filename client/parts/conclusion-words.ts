// The words of conclusions, learnt only by the pages that say them.
import en from '../../data/words/conclusions.en.json' with { type: 'json' };
import vi from '../../data/words/conclusions.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('conclusions', vi, en);
