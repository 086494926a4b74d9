package dev.firewatch.workflow.reports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.Team;
import dev.firewatch.workflow.access.PersonalLinks;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PerhapsANote;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.reports.ReportReaders.Recipients;

/** Shows reports to whoever asks, and has them sent. */
class ReportVerb implements Verb {

	static final String NAME = "report";

	private static final VerbInfo INFO = new VerbInfo(428, NAME, List.of("reports"), Group.OVERVIEW,
			"report [month [2026-11] | week <team>] · report send|link month|week …",
			"a month or a team's week: read it, have it sent, or get a link for others");

	private final ReportMessages messages;

	private final ReportReaders readers;

	private final SendReports sending;

	private final PersonalLinks pages;

	private final ReportLinks links;

	private final IncidentResolver resolver;

	private final Policy policy;

	ReportVerb(ReportMessages messages, ReportReaders readers, SendReports sending, PersonalLinks pages,
			ReportLinks links, IncidentResolver resolver, Policy policy) {
		this.messages = messages;
		this.readers = readers;
		this.sending = sending;
		this.pages = pages;
		this.links = links;
		this.resolver = resolver;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	static Action action(String argument) {
		return new Action(NAME, null, argument);
	}

	/** A month, or a team's week, that was asked for. */
	private sealed interface Asked {

		/** Its address after {@code /reports/}. */
		String path();

		/** As it is typed. */
		String words();

	}

	private record AskedMonth(YearMonth month) implements Asked {

		@Override
		public String path() {
			return "month/" + month;
		}

		@Override
		public String words() {
			return "month " + month;
		}

	}

	private record AskedWeek(Team team) implements Asked {

		@Override
		public String path() {
			return "week/" + team.id();
		}

		@Override
		public String words() {
			return "week " + team.id();
		}

	}

	@Override
	public Reply act(Command command) {
		if (command.caller().person().isOutsider()) {
			return RefusalWithText.text("Only people of the organisation see reports.", command);
		}
		FirstWord first = FirstWord.of(command.argument());
		return switch (first.first().toLowerCase(Locale.ROOT)) {
			case "" -> choice(command);
			case "send" ->
				asked(first.rest(), command).map(asked -> send(asked, command)).orElseGet(() -> unclear(command));
			case "link" ->
				asked(first.rest(), command).map(asked -> link(asked, command)).orElseGet(() -> unclear(command));
			default ->
				asked(command.argument(), command).map(asked -> show(asked, command)).orElseGet(() -> unclear(command));
		};
	}

	private Optional<Asked> asked(String words, Command command) {
		FirstWord first = FirstWord.of(words);
		return switch (first.first().toLowerCase(Locale.ROOT)) {
			case "month", "monthly" -> month(first.rest().strip(), command.at()).map(AskedMonth::new);
			case "week", "weekly" -> readers.team(first.rest()).map(AskedWeek::new);
			default -> Optional.empty();
		};
	}

	/** The last whole month, unless one is named. */
	private Optional<YearMonth> month(String words, Instant now) {
		YearMonth current = YearMonth.from(now.atZone(policy.zone()));
		if (words.isEmpty()) {
			return Optional.of(current.minusMonths(1));
		}
		try {
			return Optional.of(YearMonth.parse(words))
				.filter(month -> !month.isAfter(current) && month.getYear() > 1970);
		}
		catch (DateTimeException unknown) {
			return Optional.empty();
		}
	}

	private Reply choice(Command command) {
		YearMonth current = YearMonth.from(command.at().atZone(policy.zone()));
		List<Button> buttons = new ArrayList<>();
		buttons.add(Button.of(MonthWords.name(current) + " so far", action("month " + current)));
		buttons.add(Button.of(MonthWords.name(current.minusMonths(1)), action("month " + current.minusMonths(1))));
		readers.teams()
			.forEach(team -> buttons.add(Button.of("The week of " + team.name(), action("week " + team.id()))));
		return new Reply.Whisper(Message.of("Which report?", Block.paragraph(Span.strong("Which report?")),
				new Block.Buttons(buttons.subList(0, Math.min(5, buttons.size())),
						buttons.subList(Math.min(5, buttons.size()), buttons.size()))));
	}

	/** What names no report may have been meant as a note. */
	private Reply unclear(Command command) {
		String teams = Wording.joined(readers.teams().stream().map(team -> "`report week " + team.id() + "`").toList());
		return PerhapsANote.reply(
				"I don't know that report. Say `report month 2026-11` (up to this month)"
						+ (teams.isEmpty() ? "." : " or " + teams + "."),
				command, resolver.here(command), List.of(Button.of("Which reports are there?", action(""))), "`new`");
	}

	private Reply show(Asked asked, Command command) {
		String page = pages.issue(command.caller().person().id(), "/reports/" + asked.path());
		Block link = Block.aside(new Span.Link("Open its page", page),
				Span.plain(" · this link is for you alone and works once, within 15 minutes"));
		Optional<Message> message = message(asked, command);
		if (message.isEmpty()) {
			String nothing = nothing(asked, command.at());
			return new Reply.Whisper(Message.of(nothing, Block.paragraph(Span.plain(nothing)), link,
					new Block.Buttons(List.of(instead(asked, command.at())), List.of())));
		}
		List<Block> blocks = new ArrayList<>(message.get().blocks());
		blocks.remove(blocks.size() - 1);
		blocks.add(link);
		List<Button> buttons = new ArrayList<>();
		Recipients to = recipients(asked);
		if (!to.isNobody() && may(asked, command)) {
			buttons.add(Button.of("Send it to " + Wording.brief(readers.named(to)), action("send " + asked.words())));
		}
		buttons.add(Button.of("A link for others", action("link " + asked.words())));
		blocks.add(new Block.Buttons(buttons, List.of()));
		return new Reply.Whisper(new Message(message.get().fallback(), blocks));
	}

	/** What was asked for, by its name, and that it has nothing to say. */
	private String nothing(Asked asked, Instant now) {
		if (asked instanceof AskedMonth month) {
			return "Nothing happened in " + MonthWords.name(month.month())
					+ ": there was no incident, and no fix was open.";
		}
		LocalDate day = LocalDate.ofInstant(now, policy.zone());
		return ((AskedWeek) asked).team().name() + " has nothing to report for the week to "
				+ Wording.day(day, day.plusDays(200)) + ": no fix moved, and nothing is late or waiting.";
	}

	/** What may have something to say: a new installation has only this month. */
	private Button instead(Asked asked, Instant now) {
		YearMonth current = YearMonth.from(now.atZone(policy.zone()));
		return asked instanceof AskedMonth month && month.month().isBefore(current)
				? Button.of(MonthWords.name(current) + " so far", action("month " + current))
				: Button.of("Other reports", action(""));
	}

	private Optional<Message> message(Asked asked, Command command) {
		return asked instanceof AskedMonth month ? messages.month(month.month(), command.at())
				: messages.week(((AskedWeek) asked).team(), command.at(), command.caller().person().id());
	}

	private Recipients recipients(Asked asked) {
		return asked instanceof AskedWeek week ? readers.ofWeek(week.team()) : readers.ofMonth();
	}

	private boolean may(Asked asked, Command command) {
		return asked instanceof AskedWeek week ? readers.maySend(command.caller().person(), week.team())
				: readers.maySend(command.caller().person());
	}

	private Reply send(Asked asked, Command command) {
		if (!may(asked, command)) {
			return Reply.whisper("Only " + (asked instanceof AskedWeek ? "the team's lead and " : "")
					+ "whoever `permissions.report` names may have it sent. `report " + asked.words()
					+ "` shows it to you.");
		}
		Recipients to = recipients(asked);
		if (to.isNobody()) {
			return Reply.whisper("Nobody gets it yet. An administrator names " + (asked instanceof AskedWeek
					? "the team's lead or channel in services.yml." : "its readers in policy.yml, under `reports`."));
		}
		if (message(asked, command).isEmpty()) {
			return Reply.whisper(nothing(asked, command.at()) + " So it isn't sent.");
		}
		SentReport report = asked instanceof AskedMonth month
				? SentReport.ofMonth(month.month(), command.at(), command.key())
				: SentReport.ofWeek(((AskedWeek) asked).team().id(), command.at(), command.key());
		sending.send(report, to, command.key());
		return Reply.whisper("It is on its way to " + readers.named(to) + ".");
	}

	private Reply link(Asked asked, Command command) {
		String url = links.issue(command.caller().person().id(), asked.path());
		String first = "Whoever has this link can read the report for "
				+ Wording.count(policy.reports().linkDays(), "day") + ", without an account:";
		return new Reply.Whisper(Message.of(first, Block.paragraph(Span.plain(first)),
				Block.paragraph(new Span.Link("The report as PDF", url))));
	}

}
