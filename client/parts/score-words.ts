// The words of scorecards, learnt only by the pages that say them.
import en from '../../data/words/scores.en.json' with { type: 'json' };
import vi from '../../data/words/scores.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('scores', vi, en);
