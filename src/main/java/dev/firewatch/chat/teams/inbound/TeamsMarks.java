package dev.firewatch.chat.teams.inbound;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Captured;
import dev.firewatch.chat.Captures;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.teams.cards.DialogJson;
import dev.firewatch.chat.teams.cards.HtmlText;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsAttachments;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/** Messages that somebody marked for the timeline from a message's menu. */
class TeamsMarks {

	/** The command of the message extension. */
	static final String ADD = "addToTimeline";

	private final ObjectProvider<Captures> captures;

	private final InboundFlow flow;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final ReplyExecutor errands;

	TeamsMarks(ObjectProvider<Captures> captures, InboundFlow flow, TeamsInbound hearing, TeamsAnswers answers,
			ReplyExecutor errands) {
		this.captures = captures;
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	/** Adds the message to the timeline at its own time; the dialog says so. */
	ObjectNode picked(JsonNode value, Activity activity, String key) {
		Captures taking = captures.getIfAvailable();
		JsonNode payload = value.path("messagePayload");
		String messageId = TeamsJson.text(payload, "id");
		if (taking == null || messageId == null || !ADD.equals(TeamsJson.text(value, "commandId"))) {
			return DialogJson.said("This can't be added to a timeline.");
		}
		TeamsReplyTarget stranger = hearing.stranger(activity);
		Reply reply = flow.capture(TypedText.nothing(Platform.TEAMS), taking, () -> Optional.of(() -> {
			Caller known = hearing.known(stranger, activity);
			Caller caller = new Caller(known.person(), known.room(), new MessageRef(known.room(), messageId));
			return captured(payload, caller, activity, key);
		})).orElseGet(Reply::silent);
		if (reply.isSilent()) {
			return DialogJson.said("✅ It is on the timeline.");
		}
		if (reply.isForAll()) {
			return DialogJson.said("✅ " + ReplyLine.of(reply));
		}
		if (reply.whispered().filter(message -> message.blocks().size() > 1).isPresent()) {
			errands.run(() -> answers.answer(reply, stranger, new Action("help", null, "")));
		}
		return DialogJson.said(ReplyLine.of(reply));
	}

	private Captured captured(JsonNode payload, Caller caller, Activity activity, String key) {
		Instant at = Optional.ofNullable(TeamsJson.text(payload, "createdDateTime"))
			.flatMap(TeamsJson::moment)
			.map(OffsetDateTime::toInstant)
			.orElseGet(flow::now);
		return new Captured(caller.room(), caller, HtmlText.ofMessage(payload), at, author(payload, activity),
				TeamsJson.text(payload, "linkToMessage"), false, TeamsAttachments.of(payload), key, flow.now());
	}

	private @Nullable PersonId author(JsonNode payload, Activity activity) {
		String id = TeamsJson.text(payload, "from.user.id");
		return id == null ? null : hearing.person(id, TeamsJson.text(payload, "from.user.displayName"),
				activity.getConversation().getId());
	}

}
