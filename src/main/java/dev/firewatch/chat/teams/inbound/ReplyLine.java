package dev.firewatch.chat.teams.inbound;

import dev.firewatch.chat.Reply;
import dev.firewatch.chat.teams.cards.CardRenderer;
import dev.firewatch.chat.teams.cards.FormCards;

/** The answer in one line, for places that show no more. */
final class ReplyLine implements Reply.ReplyVisitor<String> {

	private static final ReplyLine LINE = new ReplyLine();

	private ReplyLine() {
	}

	static String of(Reply reply) {
		return reply.accept(LINE);
	}

	@Override
	public String say(Reply.Say reply) {
		return CardRenderer.fallback(reply.message().fallback());
	}

	@Override
	public String whisper(Reply.Whisper reply) {
		return CardRenderer.fallback(reply.message().fallback());
	}

	@Override
	public String ask(Reply.Ask reply) {
		return FormCards.title(reply.form());
	}

	@Override
	public String correct(Reply.Correct reply) {
		return CardRenderer.fallback(String.join(" ", reply.problems().values()));
	}

	@Override
	public String replace(Reply.Replace reply) {
		return CardRenderer.fallback(reply.message().fallback());
	}

	@Override
	public String silent(Reply.Silent reply) {
		return "Done.";
	}

}
