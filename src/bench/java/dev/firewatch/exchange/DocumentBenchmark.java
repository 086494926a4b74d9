package dev.firewatch.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.firewatch.FirewatchApplication;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.CommandRouter;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.people.People;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import dev.firewatch.timeline.Draft;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.timeline.When;
import dev.firewatch.workflow.postmortems.publishing.Drafts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documents of a postmortem with 1,000 timeline entries, and the form of its next
 * section, against the bare reads that they begin with.
 */
class DocumentBenchmark {

	private static final int ENTRIES = 1_000;

	private static final int ROUNDS = 200;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(FirewatchApplication.class).run("--server.port=0",
				"--spring.quartz.auto-startup=false",
				"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void documentsAndForms() {
		Casefiles casefiles = context.getBean(Casefiles.class);
		Timelines timelines = context.getBean(Timelines.class);
		Drafts drafts = context.getBean(Drafts.class);
		CommandRouter router = context.getBean(CommandRouter.class);
		Person alice = context.getBean(People.class).find(new PersonId("local/alice")).orElseThrow();
		Caller caller = new Caller(alice, new RoomRef(Platform.LOCAL, "bench"), null);
		Instant now = Instant.now();
		String origin = UUID.randomUUID().toString();
		router.say("new A long incident", List.of(), caller, origin, now);
		Casefile file = casefiles.declaredBy(origin).orElseThrow();
		String id = file.id().value();
		for (int i = 0; i < ENTRIES; i++) {
			timelines.append(id,
					new Draft("b" + i, When.at(now.minus(Duration.ofMinutes(ENTRIES - i))), now, alice.id(),
							Source.COMMAND, "Step " + i + ": something happened that takes a line to tell of", null,
							null));
		}
		router.say(id + " resolve", List.of(), caller, UUID.randomUUID().toString(), now);
		Casefile resolved = casefiles.find(file.id()).orElseThrow();
		Dossier dossier = drafts.dossier(resolved);

		double[] markdown = times(() -> assertThat(MarkdownExport.write(dossier)).contains("Step 999"), ROUNDS);
		double[] pdf = times(() -> assertThat(PdfExport.write(dossier)).isNotEmpty(), 10);
		double[] form = new double[ROUNDS];
		double[] floor = new double[ROUNDS];
		for (int i = 0; i < ROUNDS; i++) {
			floor[i] = millis(() -> {
				assertThat(casefiles.find(file.id())).isPresent();
				assertThat(timelines.read(id)).hasSizeGreaterThanOrEqualTo(ENTRIES);
			});
			form[i] = millis(() -> assertThat(router.press(new Action("postmortem", id, "timeline"), caller,
					UUID.randomUUID().toString(), Instant.now()))
				.isInstanceOf(Reply.Ask.class));
		}

		report("Markdown of 1,000 entries", markdown);
		report("PDF of 1,000 entries", pdf);
		report("a section's form", form);
		report("floor: the casefile and the timeline read", floor);
		System.out.printf(Locale.ROOT, "form / floor, medians: %.2f%n", at(form, 0.5) / at(floor, 0.5));
	}

	private static double[] times(Runnable what, int rounds) {
		List<Double> times = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			times.add(millis(what));
		}
		return times.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static double millis(Runnable what) {
		long begin = System.nanoTime();
		what.run();
		return (System.nanoTime() - begin) / 1e6;
	}

	private static double at(double[] times, double share) {
		double[] sorted = times.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
	}

	private static void report(String what, double[] times) {
		System.out.printf(Locale.ROOT, "%s: p50 %.1f ms, p99 %.1f ms, first %.1f ms%n", what, at(times, 0.5),
				at(times, 0.99), times[0]);
	}

}
