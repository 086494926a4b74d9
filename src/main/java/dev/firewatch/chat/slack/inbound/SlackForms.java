package dev.firewatch.chat.slack.inbound;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.firewatch.chat.Caller;
import dev.firewatch.chat.InboundFlow;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.ReplyExecutor;
import dev.firewatch.chat.slack.blocks.FormOrigin;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;

/** Forms that come back. */
class SlackForms {

	private final InboundFlow flow;

	private final SlackInbound hearing;

	private final SlackAnswers answers;

	private final ReplyExecutor errands;

	SlackForms(InboundFlow flow, SlackInbound hearing, SlackAnswers answers, ReplyExecutor errands) {
		this.flow = flow;
		this.hearing = hearing;
		this.answers = answers;
		this.errands = errands;
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
		Speaker speaker = new Speaker(stranger,
				() -> hearing.known(stranger, user.getId(), user.getUsername(), user.getTeamId(), origin.thread()));
		ViewAnswer answer = flow.submit(speaker, origin.action(), first, () -> values(view, origin), key,
				answered -> shown(answered.reply(), target));
		Reply reply = answer.reply();
		if (!reply.problems().isEmpty() && !first.isEmpty()) {
			return context.ackWithErrors(errors(reply.problems(), view));
		}
		if (answer.next().isPresent()) {
			return context.ack(r -> r.responseAction("update").view(answer.next().get()));
		}
		errands.run(() -> answers.answer(reply, target, key));
		return context.ack();
	}

	/** The reply, and the form to show in place of the one that was sent. */
	private record ViewAnswer(Reply reply, Optional<View> next) {
	}

	private ViewAnswer shown(Reply reply, SlackReplyTarget target) {
		return new ViewAnswer(reply, reply.asked().map(form -> answers.form(form, target)));
	}

	private static Set<String> inputs(View view) {
		return view.getBlocks()
			.stream()
			.filter(InputBlock.class::isInstance)
			.map(block -> ((InputBlock) block).getBlockId())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Slack rejects an error on a field that can't be filled in. */
	private static Map<String, String> errors(Map<String, String> problems, View view) {
		Set<String> inputs = inputs(view);
		Map<String, String> errors = new LinkedHashMap<>();
		problems.forEach((field, problem) -> {
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
