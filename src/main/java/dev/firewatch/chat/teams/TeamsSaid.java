package dev.firewatch.chat.teams;

import com.microsoft.bot.schema.Activity;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.teams.TeamsInbound.InboundText;
import dev.firewatch.people.Platform;

/** What is said to the bot by mentioning it, or in its own chat. */
class TeamsSaid {

	/** Stands for text that was said before, where a press was needed to act on it. */
	static final String SAID = "teams-said";

	private final CommandRouter router;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final TeamsErrands errands;

	private final CommandExecutor executor;

	TeamsSaid(CommandRouter router, TeamsInbound hearing, TeamsAnswers answers, TeamsErrands errands,
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
		TypedText typed = TypedText.text(Platform.TEAMS, text, () -> router.retry(new Action(SAID, null, text), key));
		Answered answered = executor.answer(typed, () -> {
			// What is replied to is no button that was pressed.
			Caller known = hearing.known(stranger, activity);
			Caller caller = new Caller(known.person(), known.room(), null);
			InboundText inboundText = hearing.heard(activity);
			return new Answered(router.say(inboundText.text(), inboundText.mentions(), caller, key, hearing.now()),
					stranger.of(caller));
		}, reply -> new Answered(reply, stranger));
		errands.runOnce(key, () -> answers.answer(answered.reply(), answered.place(), new Action(SAID, null, text)));
	}

}
