package dev.firewatch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.firewatch.FirewatchApplication;
import dev.firewatch.mongo.ServerProcess;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Instances on one database, each with a fake chat of its own. */
public final class Replicas implements AutoCloseable {

	private final ServerProcess database;

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private Replicas(ServerProcess database) {
		this.database = database;
	}

	public static Replicas start(int instances) {
		try {
			Replicas replicas = new Replicas(ServerProcess.start(Files.createTempDirectory("firewatch-replicas")));
			for (int n = 0; n < instances; n++) {
				replicas.add();
			}
			return replicas;
		}
		catch (IOException fault) {
			throw new UncheckedIOException(fault);
		}
	}

	/** One more instance. */
	public Incidents add() {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(FirewatchApplication.class,
				FakeChatConfiguration.class)
			.web(WebApplicationType.SERVLET)
			.run("--server.port=0", "--firewatch.mongodb.uri=" + database.connectionString(),
					"--firewatch.local-workspace=false", "--spring.quartz.auto-startup=false",
					"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration");
		contexts.add(context);
		return context.getBean(Incidents.class);
	}

	public Incidents get(int instance) {
		return contexts.get(instance).getBean(Incidents.class);
	}

	/** Stops the instance as an orderly restart does. */
	public void stop(int instance) {
		contexts.get(instance).close();
	}

	/** Runs everything at the same moment, each in a thread of its own. */
	public <T> List<T> atOnce(List<Callable<T>> acts) {
		CyclicBarrier start = new CyclicBarrier(acts.size());
		List<Future<T>> running = acts.stream().map(act -> threads.submit(() -> {
			start.await();
			return act.call();
		})).toList();
		List<T> results = new ArrayList<>();
		for (Future<T> one : running) {
			try {
				results.add(one.get());
			}
			catch (InterruptedException | ExecutionException fault) {
				throw new IllegalStateException(fault);
			}
		}
		return results;
	}

	@Override
	public void close() {
		threads.shutdownNow();
		contexts.forEach(ConfigurableApplicationContext::close);
		database.close();
	}

}
