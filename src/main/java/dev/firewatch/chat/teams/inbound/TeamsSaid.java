package dev.firewatch.chat.teams.inbound;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.teams.cards.CardButtons;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.chat.teams.inbound.TeamsInbound.InboundText;
import dev.firewatch.people.Platform;
import com.microsoft.bot.schema.Activity;

/** What is said to the bot by mentioning it, or in its own chat. */
class TeamsSaid {

	private final CommandRouter router;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final ReplyExecutor errands;

	private final CommandExecutor executor;

	TeamsSaid(CommandRouter router, TeamsInbound hearing, TeamsAnswers answers, ReplyExecutor errands,
			CommandExecutor executor) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.executor = executor;
	}

	/** What came of it, and who asked. */
	private record Answered(Reply reply, TeamsReplyTarget place) {
	}

	void said(Activity activity, String key) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		String text = TeamsInbound.reads(activity);
		TypedText typed = TypedText.text(Platform.TEAMS, text,
				() -> router.retry(new Action(CardButtons.SAID, null, text), key));
		Answered answered = executor.answer(typed, () -> {
			// What is replied to is no button that was pressed.
			Caller known = hearing.known(stranger, activity);
			Caller caller = new Caller(known.person(), known.room(), null);
			InboundText inboundText = hearing.heard(activity);
			return new Answered(router.say(inboundText.text(), inboundText.mentions(), caller, key, hearing.now()),
					stranger.of(caller));
		}, reply -> new Answered(reply, stranger));
		errands.runOnce(key,
				() -> answers.answer(answered.reply(), answered.place(), new Action(CardButtons.SAID, null, text)));
	}

}
