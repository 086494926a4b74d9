package dev.firewatch.workflow.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.casefile.Casefile;
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

	private static final VerbInfo INFO = new VerbInfo(265, "dry-run", List.of("forecast"), Group.FIXES, "dry-run F1",
			"see who will be reminded of a fix, and when");

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
		return resolver.about(command, (file, asked) -> {
			Optional<Fix> fix = file.fix(FirstWord.of(asked.argument()).first());
			if (fix.isEmpty()) {
				String known = file.fixes().isEmpty() ? "There are no fixes yet."
						: "There are " + Wording.joined(file.fixes().stream().map(Fix::id).toList()) + ".";
				return RefusalWithText.text("Which fix? Name it like `dry-run F1`. " + known, asked);
			}
			return new Reply.Whisper(shown(file, fix.get()));
		});
	}

	private Message shown(Casefile file, Fix fix) {
		List<ForecastMessage> messages = forecast.of(file, fix);
		String first = fix.id() + " " + fix.title() + ": "
				+ (messages.isEmpty() ? "no message will be sent in the next " + Forecast.DAYS + " days"
						: Wording.count(messages.size(), "message") + " in the next " + Forecast.DAYS
								+ " days if nobody does anything");
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first)));
		messages.stream().limit(SHOWN).forEach(message -> blocks.add(line(message)));
		if (messages.size() > SHOWN) {
			blocks.add(Block.aside(Span.plain("And " + (messages.size() - SHOWN) + " more.")));
		}
		return new Message(first, blocks);
	}

	private Block line(ForecastMessage message) {
		return new Block.Item(List.of(Span.dateTime(message.at()),
				Span.plain(" · " + message.reason().replace('-', ' ') + " · "), readers.named(message.to())),
				List.of());
	}

}
