package dev.firewatch.workflow.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.remediation.Fix;
import dev.firewatch.workflow.followup.Forecast.ForecastMessage;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;

/** Shows every message that will be sent about a fix before it is sent. */
class ShowForecast implements Verb {

	private static final VerbInfo INFO = new VerbInfo(265, "dry-run", List.of("forecast"), Group.FIXES,
			"dry-run F1 · dry-run RISK-023/M1", "see who will be reminded of a fix or a mitigation, and when");

	/** What waits in a risk, such as {@code RISK-023/M1}. */
	private static final Pattern ELSEWHERE = Pattern.compile("\\s*(?<document>[\\w.-]+)/(?<item>[MmPp]\\d+)\\s*");

	private static final String RISK = "risk/";

	/** More are counted; nobody reads further ahead in chat. */
	private static final int SHOWN = 12;

	private final IncidentResolver resolver;

	private final Forecast forecast;

	private final Readers readers;

	ShowForecast(IncidentResolver resolver, Forecast forecast, Readers readers) {
		this.resolver = resolver;
		this.forecast = forecast;
		this.readers = readers;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		Matcher elsewhere = ELSEWHERE.matcher(command.argument());
		if (elsewhere.matches() && !command.caller().person().isOutsider()) {
			Optional<Reply> shown = elsewhere(elsewhere.group("document"),
					elsewhere.group("item").toUpperCase(Locale.ROOT));
			return shown
				.orElseGet(() -> RefusalWithText.text("Nothing waits in " + elsewhere.group("document") + " under "
						+ elsewhere.group("item") + ". Open it: `risk " + elsewhere.group("document") + "`.", command));
		}
		return resolver.about(command, (file, asked) -> {
			Optional<Fix> fix = file.fix(FirstWord.of(asked.argument()).first());
			if (fix.isEmpty()) {
				String known = file.fixes().isEmpty() ? "There are no fixes yet."
						: "There are " + Wording.joined(file.fixes().stream().map(Fix::id).toList()) + ".";
				return RefusalWithText.text("Which fix? Name it like `dry-run F1`. " + known, asked);
			}
			return new Reply.Whisper(shown(fix.get().id() + " " + fix.get().title(), forecast.of(file, fix.get())));
		});
	}

	/** A planned mitigation of a risk, or a proposal for it. */
	private Optional<Reply> elsewhere(String risk, String item) {
		return forecast.document(RISK + risk.toUpperCase(Locale.ROOT))
			.flatMap(document -> document.obligations()
				.stream()
				.filter(one -> one.item().equals(item))
				.findFirst()
				.map(one -> new Reply.Whisper(shown(document.id() + "/" + item, forecast.of(document, one)))));
	}

	private Message shown(String name, List<ForecastMessage> messages) {
		String first = name + ": "
				+ (messages.isEmpty() ? "no message will be sent in the next " + Forecast.DAYS + " days"
						: Wording.count(messages.size(), "message") + " in the next " + Forecast.DAYS
								+ " days if nobody does anything");
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		messages.stream().limit(SHOWN).forEach(message -> blocks.add(line(message)));
		if (messages.size() > SHOWN) {
			blocks.add(Block.aside(Span.plain("And " + (messages.size() - SHOWN) + " more, the last on "),
					Span.dateTime(messages.get(messages.size() - 1).at()), Span.plain(".")));
		}
		return new Message(first, blocks);
	}

	private Block line(ForecastMessage message) {
		return new Block.Item(List.of(Span.dateTime(message.at()),
				Span.plain(" · " + message.reason().replace('-', ' ') + " · "), readers.named(message.to())),
				List.of());
	}

}
