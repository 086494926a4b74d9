package dev.firewatch.workflow.home;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.incident.Incident;
import dev.firewatch.incident.RoleHolder;
import dev.firewatch.people.People;
import dev.firewatch.policy.Policy;
import dev.firewatch.policy.RoleRule;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.Wording;

/** Tells the caller alone where things stand, in five lines. */
class CatchUp implements Verb {

	private static final VerbInfo INFO = new VerbInfo(412, "catchup", List.of("catch-up"), Group.OVERVIEW, "catchup",
			"where things stand, in five lines, for you alone");

	private static final int LATEST = 2;

	private final IncidentResolver resolver;

	private final Timelines timelines;

	private final People people;

	private final Policy policy;

	CatchUp(IncidentResolver resolver, Timelines timelines, People people, Policy policy) {
		this.resolver = resolver;
		this.timelines = timelines;
		this.people = people;
		this.policy = policy;
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.aboutNamed(command, (file, asked) -> new Reply.Whisper(of(file, asked.at())));
	}

	private Message of(Casefile file, Instant now) {
		Incident incident = file.incident();
		String first = file.id() + " · " + incident.severity() + " · " + incident.title();
		Instant until = incident.resolvedAt().or(incident::endedAt).orElse(now);
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first), Span.plain(" · " + incident.status().words() + " · "
				+ Wording.lasting(Duration.between(incident.declaredAt(), until)))));
		blocks.add(new Block.Paragraph(roles(incident)));
		blocks.add(new Block.Paragraph(update(incident)));
		blocks.add(new Block.Paragraph(latest(file)));
		blocks.add(Block.paragraph(Span.plain(known(file))));
		return new Message(first, blocks);
	}

	private List<Span> roles(Incident incident) {
		List<Span> spans = new ArrayList<>();
		for (RoleHolder held : incident.roles()) {
			spans.add(Span.plain((spans.isEmpty() ? "" : " · ")
					+ policy.role(held.role()).map(RoleRule::title).orElse(held.role()) + " "));
			spans.add(new Span.Mention(held.person(), people.nameOf(held.person())));
		}
		return spans.isEmpty() ? List.of(Span.plain("Nobody leads yet.")) : spans;
	}

	private List<Span> update(Incident incident) {
		return incident.lastUpdate()
			.map(update -> List.of(Span.plain("Last update: " + update.text() + " — "),
					new Span.Mention(update.by(), people.nameOf(update.by())), Span.plain(" "), Span.time(update.at())))
			.orElse(List.of(Span.plain("No update yet.")));
	}

	private List<Span> latest(Casefile file) {
		List<Entry> shown = timelines.read(file.id().value())
			.stream()
			.filter(Entry::isShown)
			.sorted(Entry.ORDER)
			.toList();
		List<Span> spans = new ArrayList<>();
		for (Entry entry : shown.subList(Math.max(0, shown.size() - LATEST), shown.size())) {
			spans.add(Span.plain(spans.isEmpty() ? "Latest: " : " · "));
			spans.add(Span.time(entry.occurredAt()));
			spans.add(Span.plain(" " + Wording.brief(entry.text())));
		}
		return spans.isEmpty() ? List.of(Span.plain("The timeline is empty.")) : spans;
	}

	private static String known(Casefile file) {
		String causes = file.causes()
			.all()
			.stream()
			.filter(cause -> cause.primary())
			.findFirst()
			.map(cause -> "Cause: " + Wording.brief(cause.text()))
			.orElse(file.causes().all().isEmpty() ? "No cause known yet"
					: Wording.count(file.causes().all().size(), "possible cause"));
		long open = file.fixes().stream().filter(fix -> !fix.status().settled()).count();
		return causes + " · " + (open == 0 ? "no open fixes" : open + (open == 1 ? " open fix" : " open fixes"));
	}

}
