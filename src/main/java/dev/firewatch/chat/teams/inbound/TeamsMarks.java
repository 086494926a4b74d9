package dev.firewatch.chat.teams.inbound;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.teams.cards.DialogJson;
import dev.firewatch.chat.teams.cards.HtmlText;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/** Messages that somebody marked for the timeline in a message's menu. */
class TeamsMarks {

	/** The command of the message extension. */
	static final String ADD = "addToTimeline";

	private final ObjectProvider<Captures> captures;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final ReplyExecutor errands;

	private final CommandExecutor executor;

	TeamsMarks(ObjectProvider<Captures> captures, TeamsInbound hearing, TeamsAnswers answers, ReplyExecutor errands,
			CommandExecutor executor) {
		this.captures = captures;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.executor = executor;
	}

	/** Takes the message onto the timeline at its own time; the dialog says so. */
	ObjectNode picked(JsonNode value, Activity activity, String key) {
		Captures taking = captures.getIfAvailable();
		JsonNode payload = value.path("messagePayload");
		String messageId = TeamsJson.text(payload, "id");
		if (taking == null || messageId == null || !ADD.equals(TeamsJson.text(value, "commandId"))) {
			return DialogJson.said("This can't be added to a timeline.");
		}
		TeamsReplyTarget stranger = hearing.stranger(activity);
		TypedText typed = TypedText.nothing(Platform.TEAMS);
		Reply reply = executor.answer(typed, () -> {
			Caller known = hearing.known(stranger, activity);
			Caller caller = new Caller(known.person(), known.room(), new MessageRef(known.room(), messageId));
			return executor.act("capture", typed, () -> taking.capture(captured(payload, caller, activity, key)));
		}, notTaken -> notTaken);
		if (reply instanceof Reply.Silent || reply instanceof Reply.Say) {
			return DialogJson.said("✅ It is on the timeline.");
		}
		if (reply instanceof Reply.Whisper whisper && whisper.message().blocks().size() > 1) {
			errands.run(() -> answers.answer(reply, stranger, new Action("help", null, "")));
		}
		return DialogJson.said(TeamsButtonHandler.line(reply));
	}

	private Captured captured(JsonNode payload, Caller caller, Activity activity, String key) {
		Instant at = Optional.ofNullable(TeamsJson.text(payload, "createdDateTime"))
			.flatMap(TeamsJson::moment)
			.map(OffsetDateTime::toInstant)
			.orElseGet(hearing::now);
		return new Captured(caller.room(), caller, HtmlText.ofMessage(payload), at, author(payload, activity),
				TeamsJson.text(payload, "linkToMessage"), false, key, hearing.now());
	}

	private @Nullable PersonId author(JsonNode payload, Activity activity) {
		String id = TeamsJson.text(payload, "from.user.id");
		return id == null ? null : hearing.person(id, TeamsJson.text(payload, "from.user.displayName"),
				activity.getConversation().getId());
	}

}
