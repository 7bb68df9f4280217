// The words of briefings and screens, loaded with the first page that needs them.
import en from '../../data/words/briefing.en.json' with { type: 'json' };
import vi from '../../data/words/briefing.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('briefing', vi, en);
