package dev.firewatch.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import dev.firewatch.incident.Status;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.postmortem.Signature;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.remediation.Verification;
import dev.firewatch.testing.TestPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.firewatch.testing.FixFixture.TODAY;
import static dev.firewatch.testing.FixFixture.aFix;
import static dev.firewatch.testing.FixFixture.missed;
import static dev.firewatch.testing.FixFixture.passed;
import static dev.firewatch.testing.IncidentFixture.anIncident;
import static dev.firewatch.testing.IncidentFixture.minutesIn;
import static dev.firewatch.testing.IncidentFixture.person;
import static dev.firewatch.testing.TemplateFixture.question;
import static dev.firewatch.testing.TemplateFixture.section;
import static dev.firewatch.testing.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever people do in whatever order, nothing closes that is not finished. */
class ClosingPropertyTests {

	private static final int MOVES = 150;

	private static final int MOST_FIXES = 3;

	private static final Obligations OBLIGATIONS = new Obligations(TestPolicy.BUNDLED, new Templates(Map.of()));

	private static final List<String> ROLES = List.of("commander");

	static LongStream seeds() {
		return LongStream.range(0, 200);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void neverClosesWithAnUnverifiedFixOrAnUnpublishedPostmortem(long seed) {
		Random random = new Random(seed);
		Casefile file = anIncident().led("alice").file();
		boolean closed = false;
		for (int move = 0; move < MOVES && !closed; move++) {
			anyMove(file, random, minutesIn(move));
			boolean wasLeft = !OBLIGATIONS.left(file).isEmpty();
			closed = random.nextInt(3) == 0 && file.close(minutesIn(move), OBLIGATIONS).isEmpty();

			assertThat(closed && wasLeft).as("seed %d, closed with something left", seed).isFalse();
		}
		assertThat(file.incident().status() == Status.CLOSED).as("seed %d", seed).isEqualTo(closed);
		if (closed) {
			assertThat(file.postmortem().filter(Postmortem::published)).as("seed %d", seed).isPresent();
			assertThat(file.fixes()).as("seed %d", seed).allSatisfy(fix -> {
				boolean proven = fix.status() == FixStatus.VERIFIED
						&& fix.lastVerification().filter(Verification::counts).isPresent();
				boolean givenUp = fix.status() == FixStatus.DROPPED
						&& fix.dropRequest().map(Fix.DropRequest::approvedBy).isPresent();
				assertThat(proven || givenUp).as("seed %d, %s is %s", seed, fix.id(), fix.status()).isTrue();
			});
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void neverWaitsForApprovalOfAFixThatIsSettled(long seed) {
		Random random = new Random(seed);
		Casefile file = anIncident().led("alice").file();
		for (int move = 0; move < MOVES; move++) {
			anyMove(file, random, minutesIn(move));

			assertThat(file.fixes()).as("seed %d", seed)
				.allSatisfy(fix -> assertThat(fix.awaitsApproval() && fix.status().settled()).isFalse())
				.allSatisfy(fix -> assertThat(fix.approvalAskedAt().isPresent()).isEqualTo(fix.awaitsApproval()));
		}
	}

	/** Looks at a casefile after each of many moves. */
	static void live(long seed, Consumer<Casefile> look) {
		Random random = new Random(seed);
		Casefile file = anIncident().led("alice").file();
		for (int move = 0; move < MOVES; move++) {
			anyMove(file, random, minutesIn(move));
			if (random.nextInt(3) == 0) {
				file.close(minutesIn(move), OBLIGATIONS);
			}
			look.accept(file);
		}
	}

	private static void anyMove(Casefile file, Random random, Instant at) {
		if (file.fixes().size() < MOST_FIXES && random.nextInt(20) == 0) {
			aFix().in(file);
		}
		switch (random.nextInt(4)) {
			case 0 -> live(file, random, at);
			case 1 -> file.postmortem().ifPresent(postmortem -> write(file, postmortem, random, at));
			default -> file.fixes().forEach(fix -> work(fix, random, at));
		}
	}

	private static void live(Casefile file, Random random, Instant at) {
		switch (random.nextInt(5)) {
			case 0 -> file.incident().reopen();
			case 1 -> file.incident().cancel(at, "false alarm");
			case 2 -> file.incident().followUp();
			default -> file.resolve(at, at, template(section("summary", question("what"))), TestPolicy.BUNDLED);
		}
	}

	private static void write(Casefile file, Postmortem postmortem, Random random, Instant at) {
		switch (random.nextInt(5)) {
			case 0 -> postmortem.answer("summary", Map.of("what", "it broke"), person("alice"), at);
			case 1 -> postmortem.amend("a mistake");
			case 2 -> postmortem.publish(ROLES, file::vouchesFor, file.contentHash(), person("alice"), at);
			default -> postmortem.sign(new Signature("commander", person("alice"), at, file.contentHash()));
		}
	}

	private static void work(Fix fix, Random random, Instant at) {
		switch (random.nextInt(8)) {
			case 0 -> fix.start();
			case 1 -> fix.requestDrop(person("bob"), at, "superseded");
			case 2 -> fix.approve(person("carol"), random.nextBoolean(), at);
			case 3 -> fix.reject(random.nextBoolean());
			case 4 -> verify(fix, missed(random.nextBoolean() ? "good enough" : null));
			case 5 -> verify(fix, passed());
			default -> fix.done(person("bob"), at, null, TODAY, 30);
		}
	}

	private static void verify(Fix fix, Verification verification) {
		if (fix.mayVerify(false, false).isEmpty()) {
			fix.verified(verification);
		}
	}

}
