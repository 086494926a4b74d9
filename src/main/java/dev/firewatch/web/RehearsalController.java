package dev.firewatch.web;

import java.time.DateTimeException;
import java.time.Duration;

import dev.firewatch.workflow.rehearsal.ClockShift;
import dev.firewatch.workflow.rehearsal.SampleStory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the local workspace offers for rehearsals: the worked sample, and a clock that
 * moves.
 */
@RestController
class RehearsalController {

	private static final Duration LONGEST = Duration.ofDays(60);

	private final SampleStory sample;

	private final ClockShift clock;

	RehearsalController(SampleStory sample, ClockShift clock) {
		this.sample = sample;
		this.clock = clock;
	}

	/** Loads the worked sample and answers with its id. */
	@PostMapping("/local/sample")
	synchronized ResponseEntity<String> sample() {
		return ResponseEntity.status(HttpStatus.CREATED)
			.body(sample.play().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
	}

	/**
	 * Moves the clock by a duration such as {@code PT1H}, or to the {@code next} event.
	 */
	@PostMapping("/local/clock")
	synchronized ResponseEntity<Void> clock(@RequestParam String by) {
		if (!clock.mayMove()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		if (by.equals("next")) {
			clock.toNextEvent();
		}
		else {
			clock.by(duration(by));
		}
		return ResponseEntity.noContent().build();
	}

	private static Duration duration(String text) {
		try {
			Duration duration = Duration.parse(text);
			if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
				return duration;
			}
		}
		catch (DateTimeException unreadable) {
			// Answered below, as a duration out of range is.
		}
		throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
				"by is \"next\" or a duration of up to 60 days, such as PT1H or P1D.");
	}

}
