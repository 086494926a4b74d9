package dev.firewatch.chat.slack.inbound;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandExecutor;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.Submission;
import dev.firewatch.chat.TypedText;
import dev.firewatch.chat.slack.blocks.FormOrigin;
import dev.firewatch.chat.slack.web.SlackText.ReadText;
import dev.firewatch.people.Platform;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import org.jspecify.annotations.Nullable;

/** Forms that come back. */
class SlackForms {

	private final CommandRouter router;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final ReplyExecutor errands;

	private final CommandExecutor executor;

	SlackForms(CommandRouter router, SlackInbound hearing, SlackAnswers answers, ReplyExecutor errands,
			CommandExecutor executor) {
		this.router = router;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
		this.executor = executor;
	}

	Response submitted(ViewSubmissionPayload payload, ViewSubmissionContext context) {
		View view = payload.getView();
		FormOrigin origin = FormOrigin.decoded(view.getPrivateMetadata());
		ViewSubmissionPayload.User user = payload.getUser();
		MessageRef pressed = origin.messageRef();
		Caller stranger = hearing.stranger(user.getId(), user.getUsername(), origin.room(),
				pressed == null ? null : pressed.id());
		SlackReplyTarget target = new SlackReplyTarget(stranger, user.getId(), origin.thread(), null, false);
		// The hash changes with each version of the view, so a form sent again after a
		// mistake was shown is the same act: nothing was done with it before.
		String key = view.getId() + "/" + view.getHash();
		String first = inputs(view).stream().findFirst().orElse("");
		Answered answered = executor.answer(TypedText.form(Platform.SLACK, first), () -> {
			Caller caller = hearing.known(stranger, user.getId(), user.getUsername(), user.getTeamId());
			return acted(view, origin, caller, target, key);
		}, reply -> new Answered(reply, null));
		if (answered.reply() instanceof Reply.Correct correct && !first.isEmpty()) {
			return context.ackWithErrors(errors(correct, view));
		}
		View next = answered.next();
		if (next != null) {
			return context.ack(r -> r.responseAction("update").view(next));
		}
		errands.run(() -> answers.answer(answered.reply(), target, key));
		return context.ack();
	}

	/** The reply, and the form to show in place of the one that was sent. */
	private record Answered(Reply reply, @Nullable View next) {
	}

	private Answered acted(View view, FormOrigin origin, Caller caller, SlackReplyTarget target, String key) {
		Map<String, List<String>> values = values(view, origin);
		ReadText readText = hearing
			.typed(values.values().stream().flatMap(List::stream).collect(Collectors.joining("\n")));
		Reply reply = router
			.submit(new Submission(origin.action(), values, readText.mentions(), caller, key, hearing.now()));
		return new Answered(reply, reply instanceof Reply.Ask ask ? answers.form(ask.form(), target) : null);
	}

	private static Set<String> inputs(View view) {
		return view.getBlocks()
			.stream()
			.filter(InputBlock.class::isInstance)
			.map(block -> ((InputBlock) block).getBlockId())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Slack refuses a mistake at a field that can't be filled in. */
	private static Map<String, String> errors(Reply.Correct correct, View view) {
		Set<String> inputs = inputs(view);
		Map<String, String> errors = new LinkedHashMap<>();
		correct.problems().forEach((field, problem) -> {
			String at = inputs.contains(field) ? field : inputs.stream().findFirst().orElse(field);
			errors.merge(at, problem, (one, other) -> one + " " + other);
		});
		return errors;
	}

	private Map<String, List<String>> values(View view, FormOrigin origin) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		if (view.getState() != null && view.getState().getValues() != null) {
			view.getState()
				.getValues()
				.forEach((field, entries) -> entries.values()
					.stream()
					.findFirst()
					.ifPresent(entry -> values.put(field, entered(entry, origin))));
		}
		return values;
	}

	private List<String> entered(ViewState.Value entry, FormOrigin origin) {
		if (entry.getSelectedOption() != null) {
			return List.of(origin.value(entry.getSelectedOption().getValue()));
		}
		if (entry.getSelectedOptions() != null) {
			return entry.getSelectedOptions().stream().map(option -> origin.value(option.getValue())).toList();
		}
		if (entry.getSelectedUser() != null) {
			return List.of(person(entry.getSelectedUser()));
		}
		if (entry.getSelectedUsers() != null) {
			return entry.getSelectedUsers().stream().map(this::person).toList();
		}
		String text = entry.getValue() == null ? entry.getSelectedDate() : entry.getValue();
		return text == null ? List.of() : List.of(text);
	}

	private String person(String userId) {
		return hearing.person(userId).id().value();
	}

}
