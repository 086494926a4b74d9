package dev.firewatch.schedule;

import dev.firewatch.DatabaseFault;
import dev.firewatch.delivery.Deliveries;
import dev.firewatch.delivery.StoredDeduplicator;
import dev.firewatch.workflow.followup.FollowUp;
import io.micrometer.core.instrument.MeterRegistry;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every ten seconds: deliver what was not delivered, and do whatever is due. */
@DisallowConcurrentExecution
class Tick implements Job {

	private static final Logger log = LoggerFactory.getLogger(Tick.class);

	private final Deliveries deliveries;

	private final FollowUp followUp;

	private final StoredDeduplicator storedDeduplicator;

	private final MeterRegistry meters;

	Tick(Deliveries deliveries, FollowUp followUp, StoredDeduplicator storedDeduplicator, MeterRegistry meters) {
		this.deliveries = deliveries;
		this.followUp = followUp;
		this.storedDeduplicator = storedDeduplicator;
		this.meters = meters;
	}

	@Override
	public void execute(JobExecutionContext context) {
		part("deliveries", deliveries::sweep);
		part("time", followUp::tick);
		part("tidying", storedDeduplicator::tidy);
	}

	/** A failing part doesn't keep the others from running. */
	private void part(String of, Runnable work) {
		try {
			meters.timer("firewatch.sweep", "of", of).record(work);
		}
		catch (RuntimeException fault) {
			if (DatabaseFault.isAway(fault)) {
				log.warn("The tick's {} waits for the database: {}", of, DatabaseFault.words(fault));
			}
			else {
				log.error("The tick's {} failed; the next one tries again", of, fault);
			}
		}
	}

}
