package dev.firewatch.chat.teams;

import com.microsoft.bot.schema.Activity;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Guard;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Typed;
import dev.firewatch.chat.teams.TeamsHearing.Heard;
import dev.firewatch.people.Platform;

/** What is said to the bot by mentioning it, or in its own chat. */
class TeamsSaid {

	/** Stands for text that was said before, where a press was needed to act on it. */
	static final String SAID = "teams-said";

	private final CommandRouter router;

	private final TeamsHearing hearing;

	private final TeamsAnswers answers;

	private final TeamsErrands errands;

	private final Guard guard;

	TeamsSaid(CommandRouter router, TeamsHearing hearing, TeamsAnswers answers, TeamsErrands errands, Guard guard) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.guard = guard;
	}

	/** What came of it, and who asked. */
	private record Answered(Reply reply, Place place) {
	}

	void said(Activity activity, String key) {
		Place stranger = hearing.stranger(activity);
		String text = TeamsHearing.reads(activity);
		Typed typed = Typed.text(Platform.TEAMS, text, () -> router.retry(new Action(SAID, null, text), key));
		Answered answered = guard.answer(typed, () -> {
			// What is replied to is no button that was pressed.
			Caller known = hearing.known(stranger, activity);
			Caller caller = new Caller(known.person(), known.room(), null);
			Heard heard = hearing.heard(activity);
			return new Answered(router.say(heard.text(), heard.mentions(), caller, key, hearing.now()),
					stranger.of(caller));
		}, reply -> new Answered(reply, stranger));
		errands.runOnce(key, () -> answers.answer(answered.reply(), answered.place(), new Action(SAID, null, text)));
	}

}
