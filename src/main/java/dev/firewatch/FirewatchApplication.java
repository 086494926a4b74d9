package dev.firewatch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Firewatch. */
@SpringBootApplication
public class FirewatchApplication {

	public static void main(String[] args) {
		SpringApplication.run(FirewatchApplication.class, args);
	}

}
