package dev.firewatch.chat;

import java.util.Locale;
import java.util.concurrent.ThreadPoolExecutor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records each act of a person once: as one line and in the meters. It never sees a text,
 * title or name, so none can get into either.
 */
public final class CommandLog {

	/** By verb and outcome; the time is from arrival to answer. */
	static final String METER = "firewatch.commands";

	private static final Logger log = LoggerFactory.getLogger("dev.firewatch.commands");

	private final MeterRegistry meters;

	public CommandLog(MeterRegistry meters) {
		this.meters = meters;
	}

	/** Shows how close the pool is to turning people away. */
	void watch(ThreadPoolExecutor workers) {
		Gauge.builder(METER + ".running", workers, ThreadPoolExecutor::getActiveCount).register(meters);
		Gauge.builder(METER + ".waiting", workers, pool -> pool.getQueue().size()).register(meters);
	}

	void answered(CommandTrace commandTrace) {
		if (commandTrace.answer()) {
			commandTrace.outcome().ifPresent(outcome -> record(commandTrace, outcome));
		}
	}

	private void record(CommandTrace commandTrace, String outcome) {
		meters.timer(METER, "verb", commandTrace.verb(), "outcome", outcome).record(commandTrace.took());
		String platform = commandTrace.platform().name().toLowerCase(Locale.ROOT);
		long millis = commandTrace.took().toMillis();
		log.atInfo()
			.addKeyValue("verb", commandTrace.verb())
			.addKeyValue("outcome", outcome)
			.addKeyValue("ms", millis)
			.addKeyValue("platform", platform)
			.addKeyValue("reference", commandTrace.reference())
			.log("verb={} outcome={} ms={} platform={} reference={}", commandTrace.verb(), outcome, millis, platform,
					commandTrace.reference());
	}

}
