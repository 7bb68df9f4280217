// The words of publications, loaded with the first page that needs them.
import en from '../../data/words/publication.en.json' with { type: 'json' };
import vi from '../../data/words/publication.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('publication', vi, en);
