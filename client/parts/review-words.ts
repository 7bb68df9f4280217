// The words of the desk, loaded with it.
import en from '../../data/words/review.en.json' with { type: 'json' };
import vi from '../../data/words/review.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('review', vi, en);
