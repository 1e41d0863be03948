/** Node 20 has no Temporal; both browsers that we support do. */
import 'temporal-polyfill/global';
