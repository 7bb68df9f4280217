// The words of rulings, learnt only by the page that says them.
import en from '../../data/words/rulings.en.json' with { type: 'json' };
import vi from '../../data/words/rulings.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('rulings', vi, en);
