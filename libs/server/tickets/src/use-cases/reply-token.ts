export { ReplyTokens } from '../links/reply-tokens';
