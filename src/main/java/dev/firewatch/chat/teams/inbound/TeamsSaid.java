package dev.firewatch.chat.teams.inbound;

import java.util.function.Function;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Answered;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import com.microsoft.bot.schema.Activity;

/** What is said to the bot by mentioning it, or in its own chat. */
class TeamsSaid {

	private final InboundFlow flow;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final ReplyExecutor errands;

	TeamsSaid(InboundFlow flow, TeamsInbound hearing, TeamsAnswers answers, ReplyExecutor errands) {
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	void said(Activity activity, String key) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		// The message replied to isn't one whose button was pressed.
		Speaker speaker = new Speaker(stranger.caller(), () -> {
			Caller known = hearing.known(stranger, activity);
			return new Caller(known.person(), known.room(), null);
		});
		Action text = Action.text(TeamsInbound.reads(activity));
		Answered answered = flow.say(speaker, text, () -> hearing.heard(activity), key, Function.identity());
		errands.runOnce(key, () -> answers.answer(answered.reply(), stranger.of(answered.caller()), text));
		if (!ActivityJson.files(activity).isEmpty()) {
			errands.runOnce(key + "/files", () -> answers.answer(Reply.whisper(SharedFile.WITH_A_COMMAND),
					stranger.of(answered.caller()), text));
		}
	}

}
