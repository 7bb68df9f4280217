// The words of documents and progress, learnt only by the pages that say them.
import en from '../../data/words/evidence.en.json' with { type: 'json' };
import vi from '../../data/words/evidence.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('evidence', vi, en);
