package dev.firewatch.chat.teams.inbound;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Answered;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.teams.cards.CardFields;
import dev.firewatch.chat.teams.cards.CardFields.Filling;
import dev.firewatch.chat.teams.cards.DialogJson;
import dev.firewatch.chat.teams.cards.FormState;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.people.Platform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;

/** Forms that come back, from a dialog or from a card in the conversation. */
class TeamsDialogs {

	private final InboundFlow flow;

	private final TeamsInbound hearing;

	private final TeamsAnswers answers;

	private final ReplyExecutor errands;

	TeamsDialogs(InboundFlow flow, TeamsInbound hearing, TeamsAnswers answers, ReplyExecutor errands) {
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
	}

	/** The reply, who sent the form, and what they had filled in. */
	private record DialogAnswer(Reply reply, TeamsReplyTarget target, Map<String, List<String>> typed) {

		Filling corrected() {
			return new Filling(typed, reply.problems());
		}

	}

	/** A form in a dialog: empty if the dialog should close. */
	Optional<ObjectNode> submitted(FormState state, JsonNode data, Activity activity) {
		DialogAnswer answer = acted(state, data, activity);
		return answer.reply().accept(new InDialog(state, answer));
	}

	/** How a form's dialog continues. */
	private final class InDialog implements Reply.ReplyVisitor<Optional<ObjectNode>> {

		private final FormState state;

		private final DialogAnswer answer;

		InDialog(FormState state, DialogAnswer answer) {
			this.state = state;
			this.answer = answer;
		}

		@Override
		public Optional<ObjectNode> say(Reply.Say reply) {
			return closed(reply);
		}

		@Override
		public Optional<ObjectNode> whisper(Reply.Whisper reply) {
			closed(reply);
			return Optional.of(DialogJson.said(ReplyLine.of(reply)));
		}

		@Override
		public Optional<ObjectNode> ask(Reply.Ask reply) {
			FormState following = TeamsAnswers.state(reply.form(), answer.target());
			return Optional.of(DialogJson.next(following, answers.dialog(following, Filling.NONE)));
		}

		@Override
		public Optional<ObjectNode> correct(Reply.Correct reply) {
			return Optional.of(DialogJson.next(state, answers.dialog(state, answer.corrected())));
		}

		@Override
		public Optional<ObjectNode> replace(Reply.Replace reply) {
			return closed(reply);
		}

		@Override
		public Optional<ObjectNode> silent(Reply.Silent reply) {
			return closed(reply);
		}

		private Optional<ObjectNode> closed(Reply reply) {
			errands.run(() -> answers.answer(reply, answer.target(), state.form().action()));
			return Optional.empty();
		}

	}

	/**
	 * A form in the conversation: its message shows the mistakes, or that it is done.
	 */
	void filledIn(FormState state, JsonNode data, Activity activity) {
		DialogAnswer answer = acted(state, data, activity);
		String message = activity.getReplyToId();
		MessageRef form = message == null ? null
				: new MessageRef(new RoomRef(Platform.TEAMS, activity.getConversation().getId()), message);
		errands.run(() -> {
			if (!answer.reply().problems().isEmpty() && form != null) {
				answers.correct(state, answer.corrected(), form);
				return;
			}
			if (form != null) {
				answers.close(state, form);
			}
			answers.answer(answer.reply(), answer.target(), state.form().action());
		});
	}

	private DialogAnswer acted(FormState state, JsonNode data, Activity activity) {
		TeamsReplyTarget stranger = hearing.stranger(activity);
		Speaker speaker = new Speaker(stranger.caller(), () -> {
			Caller known = hearing.known(stranger, activity);
			RoomRef room = new RoomRef(Platform.TEAMS, state.room());
			MessageRef pressed = state.message() == null ? null : new MessageRef(room, state.message());
			return new Caller(known.person(), known.room(), room.equals(known.room()) ? pressed : null);
		});
		String first = state.form().fields().stream().map(Field::id).findFirst().orElse("");
		Map<String, List<String>> typed = new ConcurrentHashMap<>(values(state, data, null));
		// The key is the same however often it is sent: while the form came back with
		// mistakes, nothing was done.
		Answered answered = flow.submit(speaker, state.form().action(), first, () -> {
			Map<String, List<String>> entered = values(state, data, stranger.conversation());
			typed.putAll(entered);
			return entered;
		}, "form/" + state.key(), Function.identity());
		return new DialogAnswer(answered.reply(), stranger.of(answered.caller()), typed);
	}

	/**
	 * What was entered, by field.
	 * @param conversation where chosen people are looked up; null to leave them out
	 */
	private Map<String, List<String>> values(FormState state, JsonNode data, @Nullable String conversation) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (Field field : state.form().fields()) {
			JsonNode given = data.path(CardFields.FIELD + field.id());
			if (given.isValueNode() && !given.isNull()) {
				values.put(field.id(), entered(field, given.asText(), conversation));
			}
		}
		return values;
	}

	private List<String> entered(Field field, String text, @Nullable String conversation) {
		if (field instanceof Field.ChoiceField choice) {
			return chosen(choice.options(), text);
		}
		if (field instanceof Field.ChoicesField choices) {
			return chosen(choices.options(), text);
		}
		if (field instanceof Field.PeopleField) {
			return conversation == null ? List.of()
					: Stream.of(text.split("[,\\s]+"))
						.filter(one -> !one.isBlank())
						.map(one -> person(one, conversation))
						.toList();
		}
		return text.isEmpty() ? List.of() : List.of(text);
	}

	private static List<String> chosen(List<Field.Option> options, String text) {
		return Stream.of(text.split(","))
			.map(String::strip)
			.filter(number -> number.matches("\\d{1,4}") && Integer.parseInt(number) < options.size())
			.map(number -> options.get(Integer.parseInt(number)).value())
			.toList();
	}

	/** Chosen from the directory, or typed as a handle where there is none. */
	private String person(String one, String conversation) {
		List<MentionedPerson> mentioned = one.startsWith("@") ? hearing.typed(one).mentions() : List.of();
		return mentioned.isEmpty() ? hearing.person(one, null, conversation).value()
				: mentioned.get(0).person().value();
	}

}
